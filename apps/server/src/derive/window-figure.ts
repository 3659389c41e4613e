import type {
  Completeness,
  IndicatorValue,
  Instant,
  Interval,
  Milliseconds,
  Quantity,
  Sample,
  WindowIndicator,
} from '@vigie/kit';
import { aggregate, increments, localHour } from '@vigie/kit';
import type { WindowSource } from './indicator-store.ts';

export interface FigureContext {
  readonly source: WindowSource;
  /** Of the source. */
  readonly quantity: Quantity;
  readonly now: Instant;
  readonly zone: string;
  /** Told when a pack's function throws: its figure is absent, the others go on. */
  fault(indicator: string, error: unknown): void;
}

/** Index of the first sample at or after a time. */
export function firstFrom(samples: readonly Sample[], time: Instant): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A value without duration stands until the next one, at most for its period. */
export function withDurations(samples: readonly Sample[], period: Milliseconds): Sample[] {
  return samples.map((sample, i) => {
    if (sample.duration > 0) return sample;
    const next = samples[i + 1]?.time ?? Number.POSITIVE_INFINITY;
    return { ...sample, duration: Math.max(0, Math.min(period, next - sample.time)) };
  });
}

/** Time of a window that samples stand for, overlaps once. */
function coveredTime(samples: readonly Sample[], window: Interval): Milliseconds {
  let covered = 0;
  let reached = window.start;
  for (const { time, duration } of samples) {
    const start = Math.max(time, reached);
    const end = Math.min(time + duration, window.end);
    if (end > start) {
      covered += end - start;
      reached = end;
    }
  }
  return covered;
}

/** What a meter counted in a window: a step over its edge is shared by time. */
function metered(readings: readonly Sample[], window: Interval): Sample[] {
  const shared: Sample[] = [];
  // One reading more on each side: they hold the steps over the edges.
  const from = Math.max(0, firstFrom(readings, window.start) - 1);
  const to = firstFrom(readings, window.end) + 1;
  for (const { time, duration, value } of increments(readings.slice(from, to))) {
    const start = Math.max(time, window.start);
    const end = Math.min(time + duration, window.end);
    if (end > start) shared.push({ time: start, duration: end - start, value: (value * (end - start)) / duration });
  }
  return shared;
}

function completenessOf(coverage: number, open: boolean, least: { good: number; partial: number }): Completeness {
  if (coverage < least.partial) return 'none';
  // A window that is not over may still turn out otherwise.
  return coverage >= least.good && !open ? 'good' : 'partial';
}

interface Selection {
  readonly window: Interval;
  readonly samples: readonly Sample[];
  /** Samples before the window, where the indicator asks for a lead. */
  readonly before?: readonly Sample[];
}

function valueOf(
  indicator: WindowIndicator,
  { window, samples, before }: Selection,
  context: FigureContext,
): number | undefined {
  if (indicator.compute === 'law') return aggregate(context.quantity, samples)?.value;
  const { longitude, latitude, asset } = context.source;
  try {
    const value = indicator.compute({
      ...window,
      samples,
      ...(before === undefined ? {} : { before }),
      asset,
      longitude,
      latitude,
      localHour: (time) => localHour(time, context.zone),
    });
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  } catch (error) {
    context.fault(indicator.id, error);
    return undefined;
  }
}

/** What slides reaches back into the time before its window. */
function leadOf({ lead }: WindowIndicator, { window, samples }: Selection): Pick<Selection, 'before'> {
  if (lead === undefined) return {};
  return { before: samples.slice(firstFrom(samples, window.start - lead), firstFrom(samples, window.start)) };
}

/**
 * One figure of a window. `samples` are those of a span that holds the window, in order, with durations.
 * Meters: under their law they are shared out by time, a pack's function sees the readings as they are.
 */
export function windowFigure(indicator: WindowIndicator, all: Selection, context: FigureContext): IndicatorValue {
  const { window } = all;
  const byMeter = indicator.compute === 'law' && context.quantity.law === 'meter-difference';
  const samples = byMeter
    ? metered(all.samples, window)
    : all.samples.slice(firstFrom(all.samples, window.start), firstFrom(all.samples, window.end));
  const end = Math.min(window.end, Math.max(context.now, window.start));
  const expected = end - window.start;
  const coverage = expected > 0 ? Math.min(1, coveredTime(samples, window) / expected) : 0;
  const least = indicator.coverage ?? { good: 0.75, partial: 0.5 };
  const value =
    coverage < least.partial ? undefined : valueOf(indicator, { window, samples, ...leadOf(indicator, all) }, context);
  const completeness = value === undefined ? 'none' : completenessOf(coverage, window.end > context.now, least);
  return { ...window, value, coverage, completeness };
}
