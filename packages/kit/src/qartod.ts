import { FAIL, MISSING, NOT_EVALUATED, PASS, SUSPECT, worstFlag } from './flag.ts';
import type { Flag } from './flag.ts';
import type { Milliseconds } from './instant.ts';

/** A series in order of time; `undefined` where a value is missing. */
export type Series = readonly (number | undefined)[];
type Span = readonly [low: number, high: number];

const inside = (value: number, [low, high]: Span): boolean => value >= low && value <= high;

/** Range of one value: outside `fail` → 4, outside `suspect` → 3. */
export function rangeFlag(value: number, spans: { readonly fail?: Span; readonly suspect?: Span }): Flag {
  if (spans.fail && !inside(value, spans.fail)) return FAIL;
  return spans.suspect && !inside(value, spans.suspect) ? SUSPECT : PASS;
}

export function rangeTest(series: Series, spans: { readonly fail?: Span; readonly suspect?: Span }): Flag[] {
  return series.map((value) => (value === undefined ? MISSING : rangeFlag(value, spans)));
}

/** d = |xᵢ − (xᵢ₋₁ + xᵢ₊₁)/2|; the ends and the neighbours of a gap cannot be evaluated. */
export function spikeTest(series: Series, limits: { readonly suspect: number; readonly fail: number }): Flag[] {
  return series.map((value, i) => {
    if (value === undefined) return MISSING;
    const before = series[i - 1];
    const after = series[i + 1];
    if (before === undefined || after === undefined) return NOT_EVALUATED;
    const distance = Math.abs(value - (before + after) / 2);
    if (distance > limits.fail) return FAIL;
    return distance > limits.suspect ? SUSPECT : PASS;
  });
}

/** Trailing samples, `undefined` breaking the run, that stay within `tolerance` of each other. */
function flatRun(series: Series, end: number, tolerance: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let length = 0;
  for (let i = end; i >= 0; i -= 1) {
    const value = series[i];
    if (value === undefined) break;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (high - low >= tolerance) break;
    length += 1;
  }
  return length;
}

/** Stuck value: the range of the last samples is below `tolerance` for `suspectAfter` then `failAfter` of them. */
export function flatTest(
  series: Series,
  limits: { readonly tolerance: number; readonly suspectAfter: number; readonly failAfter: number },
): Flag[] {
  return series.map((value, i) => {
    if (value === undefined) return MISSING;
    const run = flatRun(series, i, limits.tolerance);
    if (run >= limits.failAfter) return FAIL;
    return run >= limits.suspectAfter ? SUSPECT : PASS;
  });
}

export interface TimedValue {
  readonly time: number;
  readonly value: number;
}

/** |Δx/Δt| per second against the value before; the first one cannot be evaluated. */
export function rateFlag(
  before: TimedValue | undefined,
  now: TimedValue,
  limits: { readonly suspect: number; readonly fail?: number },
): Flag {
  if (!before || now.time <= before.time) return NOT_EVALUATED;
  const rate = Math.abs(now.value - before.value) / ((now.time - before.time) / 1000);
  if (limits.fail !== undefined && rate > limits.fail) return FAIL;
  return rate > limits.suspect ? SUSPECT : PASS;
}

/** Time since the value before, in expected periods. */
export function gapFlag(
  elapsed: Milliseconds,
  period: Milliseconds,
  limits: { readonly suspect: number; readonly fail: number },
): Flag {
  if (elapsed > limits.fail * period) return FAIL;
  return elapsed > limits.suspect * period ? SUSPECT : PASS;
}

/** The worst flag of each position over several tests: 9 < 2 < 1 < 3 < 4. A missing value stays missing. */
export function aggregateFlags(...tests: readonly (readonly Flag[])[]): Flag[] {
  const length = Math.max(0, ...tests.map((flags) => flags.length));
  return Array.from({ length }, (_, i) =>
    tests.reduce<Flag>((worst, flags) => worstFlag(worst, flags[i] ?? MISSING), MISSING),
  );
}
