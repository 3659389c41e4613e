import type { Instant } from '../instant.ts';
import type { Sample } from '../sample.ts';
import type { LawName } from '../quantity.ts';

/**
 * What is kept of a set of values, the same for every law so that roll-ups of roll-ups add column by column.
 * `s1` and `s2` are the law's own sums.
 */
export interface LawState {
  /** Seconds the values stand for; number of values where they have no duration. */
  readonly weight: number;
  readonly n: number;
  readonly s1: number;
  readonly s2: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly lastTime: Instant | undefined;
  readonly lastValue: number | undefined;
  /** Rounded value → number of values; only for laws of order. */
  readonly histogram: ReadonlyMap<number, number> | undefined;
}

export interface LawResult {
  readonly value: number;
  readonly weight: number;
}

/** How values of a quantity are put together: `lift` one, `mergeStates` any two, `lower` to the figure. */
export interface Law {
  readonly name: LawName;
  /** `decimals` of the quantity: the step of the histogram. */
  lift(sample: Sample, decimals: number): LawState;
  /** Absent when nothing can be said. */
  lower(state: LawState): LawResult | undefined;
}

export const EMPTY_STATE: LawState = {
  weight: 0,
  n: 0,
  s1: 0,
  s2: 0,
  low: undefined,
  high: undefined,
  lastTime: undefined,
  lastValue: undefined,
  histogram: undefined,
};

/** Seconds a value stands for; 1 where it has no duration. */
export function weightOf(sample: Sample): number {
  return sample.duration > 0 ? sample.duration / 1000 : 1;
}

/** State of one value, with the two sums of its law. */
export function liftWith(sample: Sample, s1: number, s2: number = 0): LawState {
  return {
    weight: weightOf(sample),
    n: 1,
    s1,
    s2,
    low: sample.value,
    high: sample.value,
    lastTime: sample.time,
    lastValue: sample.value,
    histogram: undefined,
  };
}

function pick(
  a: number | undefined,
  b: number | undefined,
  choose: (...values: number[]) => number,
): number | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : choose(a, b);
}

function mergeHistograms(a: LawState['histogram'], b: LawState['histogram']): LawState['histogram'] {
  if (!a || !b) return a ?? b;
  const merged = new Map(a);
  for (const [value, count] of b) merged.set(value, (merged.get(value) ?? 0) + count);
  return merged;
}

/** The later of two last values; at the same time the greater, so that the order of merging does not matter. */
function laterOf(a: LawState, b: LawState): LawState {
  if (a.lastTime === undefined) return b;
  if (b.lastTime === undefined) return a;
  if (a.lastTime !== b.lastTime) return a.lastTime > b.lastTime ? a : b;
  return (a.lastValue ?? 0) >= (b.lastValue ?? 0) ? a : b;
}

/** Associative and commutative, with `EMPTY_STATE` as its zero. */
export function mergeStates(a: LawState, b: LawState): LawState {
  const later = laterOf(a, b);
  return {
    weight: a.weight + b.weight,
    n: a.n + b.n,
    s1: a.s1 + b.s1,
    s2: a.s2 + b.s2,
    low: pick(a.low, b.low, Math.min),
    high: pick(a.high, b.high, Math.max),
    lastTime: later.lastTime,
    lastValue: later.lastValue,
    histogram: mergeHistograms(a.histogram, b.histogram),
  };
}

/** A figure over the weight of a state; absent when the state is empty. */
export function resultOf(state: LawState, value: number | undefined): LawResult | undefined {
  return state.n === 0 || value === undefined || !Number.isFinite(value) ? undefined : { value, weight: state.weight };
}
