import type { Exclusion, ExclusionCause, Instant, Interval, LocalHours } from '@vigie/kit';
import { HOUR, localHour, mergedSpans } from '@vigie/kit';

/** Whether the local hour of an instant counts; every one does where no hours are named. */
export function hourCounts(hours: LocalHours | undefined, zone: string): (time: Instant) => boolean {
  if (hours === undefined) return () => true;
  const { from, to } = hours;
  const counts = (hour: number): boolean => (from < to ? hour >= from && hour < to : hour >= from || hour < to);
  return (time) => counts(localHour(time, zone));
}

/** The parts of a window that count, in order. Every zone of France is on whole hours of UTC. */
export function countedSpans(hours: LocalHours | undefined, window: Interval, zone: string): Interval[] {
  if (window.end <= window.start) return [];
  if (hours === undefined) return [window];
  const counts = hourCounts(hours, zone);
  const spans: Interval[] = [];
  for (let start = window.start; start < window.end; start = (Math.floor(start / HOUR) + 1) * HOUR) {
    const end = Math.min(window.end, (Math.floor(start / HOUR) + 1) * HOUR);
    if (counts(start)) spans.push({ start, end });
  }
  return mergedSpans(spans);
}

/** What an indicator leaves out of a window: in order, without overlap. */
export function leftOut(
  causes: readonly ExclusionCause[] | undefined,
  exclusions: readonly Exclusion[] | undefined,
  window: Interval,
): Interval[] {
  if (causes === undefined || exclusions === undefined) return [];
  return mergedSpans(
    exclusions.filter(({ cause, start, end }) => causes.includes(cause) && start < window.end && end > window.start),
  );
}
