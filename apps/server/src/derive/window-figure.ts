import type {
  Completeness,
  Exclusion,
  IndicatorValue,
  Instant,
  Interval,
  LawState,
  Milliseconds,
  Quantity,
  Sample,
  SettingValues,
  WindowIndicator,
} from '@vigie/kit';
import { EMPTY_STATE, aggregate, commonTime, increments, localHour, mergeStates } from '@vigie/kit';
import { countedSpans, hourCounts, leftOut } from './counted-time.ts';
import type { HourState, WindowSource } from './indicator-store.ts';

export interface FigureContext {
  readonly source: WindowSource;
  /** Of the source. */
  readonly quantity: Quantity;
  readonly now: Instant;
  readonly zone: string;
  readonly settings?: SettingValues;
  /** Told when a pack's function throws: its figure is absent, the others go on. */
  fault(indicator: string, error: unknown): void;
}

/** What a figure is made of: of a span that holds its window, in order. */
export interface FigureInput {
  readonly window: Interval;
  /** With durations. */
  readonly samples: readonly Sample[];
  /** For indicators that read no value. */
  readonly states?: readonly HourState[];
  readonly exclusions?: readonly Exclusion[];
}

/** Index of the first sample at or after a time. */
export function firstFrom(samples: readonly { readonly time: Instant }[], time: Instant): number {
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
function coveredTime(samples: readonly Pick<Sample, 'time' | 'duration'>[], window: Interval): Milliseconds {
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

/** The part of the input that is in the window and counts. */
interface Selection {
  readonly window: Interval;
  readonly samples: readonly Sample[];
  readonly states: readonly HourState[];
  /** Samples before the window, where the indicator asks for a lead. */
  readonly before?: readonly Sample[];
}

function mergedState(states: readonly HourState[]): LawState | undefined {
  if (states.length === 0) return undefined;
  // one histogram for all: merging maps hour by hour would copy them each time
  const histogram = new Map<number, number>();
  let merged = EMPTY_STATE;
  for (const { state } of states) {
    for (const [value, count] of state.histogram ?? []) histogram.set(value, (histogram.get(value) ?? 0) + count);
    merged = mergeStates(merged, { ...state, histogram: undefined });
  }
  return { ...merged, histogram: histogram.size > 0 ? histogram : undefined };
}

function computed(indicator: WindowIndicator, selection: Selection, context: FigureContext): number | undefined {
  const { compute } = indicator;
  const { window, samples, states, before } = selection;
  if (compute === 'law') return aggregate(context.quantity, samples)?.value;
  if (typeof compute === 'object') {
    const state = mergedState(states);
    return state && compute.ofState(state);
  }
  const { longitude, latitude, asset } = context.source;
  return compute({
    ...window,
    samples,
    ...(before === undefined ? {} : { before }),
    asset,
    longitude,
    latitude,
    localHour: (time) => localHour(time, context.zone),
    ...(context.settings === undefined ? {} : { settings: context.settings }),
  });
}

function valueOf(indicator: WindowIndicator, selection: Selection, context: FigureContext): number | undefined {
  try {
    const value = computed(indicator, selection, context);
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  } catch (error) {
    context.fault(indicator.id, error);
    return undefined;
  }
}

/** What slides reaches back into the time before its window. */
function leadOf({ lead }: WindowIndicator, { window, samples }: FigureInput): Pick<Selection, 'before'> {
  if (lead === undefined) return {};
  return { before: samples.slice(firstFrom(samples, window.start - lead), firstFrom(samples, window.start)) };
}

function within<T extends { readonly time: Instant }>(all: readonly T[], { start, end }: Interval): readonly T[] {
  return all.slice(firstFrom(all, start), firstFrom(all, end));
}

/** Samples, or hours, of the window that count and are not left out. */
function select(
  indicator: WindowIndicator,
  input: FigureInput,
  { context, out }: { readonly context: FigureContext; readonly out: readonly Interval[] },
): Selection {
  const { window } = input;
  const byMeter =
    indicator.compute === 'law' && indicator.of === undefined && context.quantity.law === 'meter-difference';
  const samples = byMeter ? metered(input.samples, window) : within(input.samples, window);
  const states = within(input.states ?? [], window);
  const counts = hourCounts(indicator.hours, context.zone);
  const kept = <T extends { readonly time: Instant; readonly duration: Milliseconds }>(all: readonly T[]) =>
    indicator.hours === undefined && out.length === 0
      ? all
      : all.filter((one) => counts(one.time) && !touches(one, out));
  return { window, samples: kept(samples), states: kept(states), ...leadOf(indicator, input) };
}

const touches = ({ time, duration }: Pick<Sample, 'time' | 'duration'>, spans: readonly Interval[]): boolean =>
  spans.some(({ start, end }) => time < end && time + duration > start);

/**
 * One figure of a window. Meters: under their law they are shared out by time, a pack's function sees the readings as
 * they are. What is left out, and hours that do not count, are in no figure; the first lowers the coverage.
 */
export function windowFigure(indicator: WindowIndicator, input: FigureInput, context: FigureContext): IndicatorValue {
  const { window } = input;
  const elapsed = { start: window.start, end: Math.min(window.end, Math.max(context.now, window.start)) };
  const counted = countedSpans(indicator.hours, elapsed, context.zone);
  const expected = counted.reduce((sum, { start, end }) => sum + end - start, 0);
  const out = leftOut(indicator.excludes, input.exclusions, window);
  const selection = select(indicator, input, { context, out });
  const standing = typeof indicator.compute === 'object' ? selection.states : selection.samples;
  const covered = counted.reduce((sum, span) => sum + coveredTime(standing, span), 0);
  const coverage = expected > 0 ? Math.min(1, covered / expected) : 0;
  const least = indicator.coverage ?? { good: 0.75, partial: 0.5 };
  const value = coverage < least.partial ? undefined : valueOf(indicator, selection, context);
  const completeness = value === undefined ? 'none' : completenessOf(coverage, window.end > context.now, least);
  const share = expected > 0 ? commonTime(counted, out) / expected : 0;
  return { ...window, value, coverage, completeness, ...(share > 0 ? { excluded: share } : {}) };
}
