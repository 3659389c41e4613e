import { MINUTE } from './instant.ts';
import { NormalEquations } from './normal-equations.ts';
import { NOWCAST_STEP } from './nowcast-grid.ts';

/** What comes next is the stage of now; or it goes on rising, less and less; or it also follows the station upstream. */
export type NowcastMethod = 'persistence' | 'damped-rise' | 'upstream';

/** Steps ahead: half an hour to two hours. */
export const NOWCAST_LEADS = [2, 4, 6, 8] as const;
export const leadMinutes = (lead: number): number => (lead * NOWCAST_STEP) / MINUTE;

/** Steps over which the rise of now is read. */
export const RISE_STEPS = 2;
/** Floods of small basins come from one station to the next within this (house choice): six hours. */
const LONGEST_LAG = 24;
/** Two days of quarter-hours. */
const BASE_STEPS = 192;
/** One hour: differences shorter than this are noise of the sensor. */
const HOUR_STEPS = 4;
/** Steps from which a lag or a weight is said. */
const LEAST_STEPS = 96;

export interface NowcastSeries {
  readonly own: Float64Array;
  /** Lowest stage of the two days before each step: what a flood comes back to. */
  readonly base: Float64Array;
  readonly upstream: Float64Array | undefined;
}

/** Metres to come for each metre of what the method looks at, in the order of `looksAt`. */
export type NowcastWeights = readonly number[];

export interface NowcastModel {
  readonly method: NowcastMethod;
  /** Steps from the upstream station to this one. */
  readonly lag: number;
  /** By lead; empty where the stage of now is the best word. */
  readonly weights: readonly NowcastWeights[];
}

export const PERSISTENCE: NowcastModel = { method: 'persistence', lag: 0, weights: NOWCAST_LEADS.map(() => []) };

const at = (series: Float64Array | undefined, index: number): number => series?.[index] ?? Number.NaN;

/** Lowest known value of the two days up to each step. */
export function baseOf(own: Float64Array): Float64Array {
  const base = new Float64Array(own.length).fill(Number.NaN);
  // indices of values that may still be the lowest, lowest first
  const kept: number[] = [];
  for (let i = 0; i < own.length; i += 1) {
    const value = at(own, i);
    if (!Number.isNaN(value)) {
      while (at(own, kept.at(-1) ?? -1) >= value) kept.pop();
      kept.push(i);
    }
    if ((kept[0] ?? i) <= i - BASE_STEPS) kept.shift();
    base[i] = at(own, kept[0] ?? -1);
  }
  return base;
}

/** Metres a step over the last half-hour. */
export function riseAt({ own }: NowcastSeries, index: number): number {
  return (at(own, index) - at(own, index - RISE_STEPS)) / RISE_STEPS;
}

/** Metres the upstream station rose in the time that reaches this one within the lead, as far as it is known. */
function upstreamRise({ upstream }: NowcastSeries, index: number, { lag, lead }: { lag: number; lead: number }) {
  return at(upstream, index + Math.min(0, lead - lag)) - at(upstream, index - lag);
}

/**
 * What a method looks at: the rise, the fall (water comes down more slowly than it comes up), the height above what the
 * flood comes back to, and the water on its way from upstream.
 */
function looksAt(
  series: NowcastSeries,
  index: number,
  { method, lag, lead }: { method: NowcastMethod; lag: number; lead: number },
): number[] {
  const rise = riseAt(series, index);
  const own = [Math.max(0, rise), Math.min(0, rise), at(series.own, index) - at(series.base, index)];
  return method === 'upstream' ? [...own, upstreamRise(series, index, { lag, lead })] : own;
}

/** Metres of the last hour at each step before `end`. */
function hourlyRises(series: Float64Array, end: number): Float64Array {
  const rises = new Float64Array(end).fill(Number.NaN);
  for (let i = HOUR_STEPS; i < end; i += 1) rises[i] = at(series, i) - at(series, i - HOUR_STEPS);
  return rises;
}

/** How alike the hourly rises of both stations are, −1 to 1, with the upstream one `lag` steps earlier. */
function likenessAt(own: Float64Array, upstream: Float64Array, lag: number): number {
  let [xy, xx, yy, n] = [0, 0, 0, 0];
  for (let i = lag; i < own.length; i += 1) {
    const x = upstream[i - lag] ?? Number.NaN;
    const y = own[i] ?? Number.NaN;
    // not a number
    if (x + y !== x + y) continue;
    xy += x * y;
    xx += x * x;
    yy += y * y;
    n += 1;
  }
  return n >= LEAST_STEPS && xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Lag (steps) at which the hourly rises of both stations look most alike; absent where they never do. */
export function lagOf({ own, upstream }: NowcastSeries, end: number): number | undefined {
  if (upstream === undefined) return undefined;
  const [here, above] = [hourlyRises(own, end), hourlyRises(upstream, end)];
  let best: { readonly lag: number; readonly likeness: number } | undefined;
  for (let lag = 1; lag <= LONGEST_LAG; lag += 1) {
    const likeness = likenessAt(here, above, lag);
    if (likeness > (best?.likeness ?? 0)) best = { lag, likeness };
  }
  return best?.lag;
}

/** Least squares without a constant: a river that stands still at its base is foreseen to stand still. */
function weightsFor(
  series: NowcastSeries,
  end: number,
  model: { lag: number; lead: number; method: NowcastMethod },
): NowcastWeights {
  const equations = new NormalEquations(model.method === 'upstream' ? 4 : 3);
  for (let i = RISE_STEPS; i + model.lead < end; i += 1) {
    const change = at(series.own, i + model.lead) - at(series.own, i);
    if (Number.isNaN(change)) continue;
    const row = looksAt(series, i, model);
    if (!row.some((value) => Number.isNaN(value))) equations.add(row, change);
  }
  return equations.solve();
}

/** Fits a method on the steps before `end`. Absent where it cannot be: no upstream station that looks alike. */
export function fitNowcast(series: NowcastSeries, method: NowcastMethod, end: number): NowcastModel | undefined {
  if (method === 'persistence') return PERSISTENCE;
  const lag = method === 'upstream' ? lagOf(series, end) : 0;
  if (lag === undefined) return undefined;
  return { method, lag, weights: NOWCAST_LEADS.map((lead) => weightsFor(series, end, { method, lag, lead })) };
}

/** Stage to come after each lead; NaN where something it needs is missing. */
export function foreseeStage({ method, lag, weights }: NowcastModel, series: NowcastSeries, index: number): number[] {
  return NOWCAST_LEADS.map((lead, k) => {
    const own = weights[k] ?? [];
    const seen = own.length === 0 ? [] : looksAt(series, index, { method, lag, lead });
    return own.reduce((stage, weight, i) => stage + weight * (seen[i] ?? Number.NaN), at(series.own, index));
  });
}
