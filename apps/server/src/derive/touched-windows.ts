import type { IndicatorWindow, Instant, Interval, WindowIndicator } from '@vigie/kit';
import { DAY, HOUR, addDays, dayNumber, localDay, mergedSpans, windowOf, windowsTouching } from '@vigie/kit';
import type { DirtyDay } from './indicator-store.ts';
import { firstFrom } from './window-figure.ts';

/** Months and years are made apart, more rarely. */
export const isLong = (kind: IndicatorWindow): boolean => kind === 'local-month' || kind === 'local-year';

/** Read from values, hour by hour at most: what changed says which hours are read. */
export const isFine = ({ window }: WindowIndicator): boolean =>
  window === 'hour' || window === 'quarter-hour' || window === 'trailing-30min';

/** Runs of days that follow one another, so that a gap of months is not read. */
export function runsOf(days: readonly DirtyDay[]): DirtyDay[][] {
  const runs: DirtyDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && dayNumber(day.date) - dayNumber(last.date) <= 2) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** First to last of a run, whole days. */
export function daysSpan(run: readonly DirtyDay[], zone: string): Interval | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  return { start: localDay(first.date, zone).start, end: localDay(last.date, zone).end };
}

/** The hours of a run that changed, as few spans as hold them. */
export function changedHours(run: readonly DirtyDay[], zone: string): Interval[] {
  const hours = run.flatMap(({ date, hours: bits }) => {
    const { start, end } = localDay(date, zone);
    const all = Array.from({ length: (end - start) / HOUR }, (_, hour) => hour);
    return all
      .filter((hour) => (bits & (1 << hour)) !== 0)
      .map((hour) => ({ start: start + hour * HOUR, end: start + (hour + 1) * HOUR }));
  });
  return mergedSpans(hours);
}

/** Months or years that hold days, or that are over only since. */
export function longWindows(kind: IndicatorWindow, days: readonly DirtyDay[], zone: string) {
  const touched = days.flatMap(({ date }) => [addDays(date, -1), date]);
  const starts = new Set(touched.map((day) => windowOf(kind, localDay(day, zone).start, zone).start));
  return [...starts].map((start) => ({ kind, start }));
}

/** When a figure can be said: a half-hour holds its last sample, and is said at the time of that one. */
export const saidAt = (kind: IndicatorWindow, { end }: Interval): Instant =>
  kind === 'trailing-30min' ? end - 1 : end;

/** Ends of the half-hours that samples of a span are in: half an hour more than the span. */
export const trailing = ({ start, end }: Interval): Interval => ({ start: start - DAY / 48, end });

export interface Changed {
  readonly span: Interval;
  /** Samples or hours of a span that holds the windows. */
  readonly samples: readonly { readonly time: Instant }[];
  readonly zone: string;
}

/** Windows that a change in a span can change. `trailing-30min` has one for each sample. */
export function touchedWindows(
  { window: kind, lead = 0 }: WindowIndicator,
  { span, samples, zone }: Changed,
): Interval[] {
  if (kind !== 'trailing-30min') {
    // The window before too: it may be over only since, with nothing new in it. And the next, where it slides back.
    const windows = windowsTouching(kind, { start: span.start - 1, end: span.end + lead }, zone);
    const holds = ({ start, end }: Interval) => firstFrom(samples, start) < firstFrom(samples, end);
    return windows.filter(({ start, end }) => (end > span.start && start < span.end) || holds({ start, end }));
  }
  const ends = samples.slice(firstFrom(samples, span.start), firstFrom(samples, span.end + DAY / 48));
  return ends.map(({ time }) => windowOf(kind, time, zone));
}

/** What must be read for the windows a change can change: `margin` more on both sides. */
export function readingSpan(
  indicators: readonly WindowIndicator[],
  { span, zone }: Pick<Changed, 'span' | 'zone'>,
  margin: number,
): Interval {
  let { start, end } = { start: span.start - 1, end: span.end };
  for (const { window, lead = 0 } of indicators) {
    const first = windowOf(window, span.start - 1, zone);
    const last = windowOf(window, span.end + lead - 1, zone);
    start = Math.min(start, first.start - lead);
    // half an hour after a value holds it too
    end = Math.max(end, last.end, window === 'trailing-30min' ? span.end + DAY / 48 : 0);
  }
  return { start: start - margin, end: end + margin };
}

/** Indicators of an indicator after it. One that waits for nobody, or for itself, comes as it was declared. */
export function inOrder(indicators: readonly WindowIndicator[]): WindowIndicator[] {
  const depth = ({ of }: WindowIndicator, seen = 0): number => {
    const source = of === undefined || seen > indicators.length ? undefined : indicators.find(({ id }) => id === of);
    return source ? 1 + depth(source, seen + 1) : 0;
  };
  return indicators.toSorted((a, b) => depth(a) - depth(b));
}
