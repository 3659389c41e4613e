import { MINUTE } from './instant.ts';
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
/** One hour: differences shorter than this are noise of the sensor. */
const HOUR_STEPS = 4;
/** Steps from which a lag or a weight is said. */
const LEAST_STEPS = 96;

export interface NowcastSeries {
  readonly own: Float64Array;
  readonly upstream: Float64Array | undefined;
}

/** Weights for one lead: metres to come for a metre of rise a step, and for a metre the upstream station rose. */
export interface NowcastWeights {
  readonly rise: number;
  readonly upstream: number;
}

export interface NowcastModel {
  readonly method: NowcastMethod;
  /** Steps from the upstream station to this one. */
  readonly lag: number;
  readonly weights: readonly NowcastWeights[];
}

export const PERSISTENCE: NowcastModel = {
  method: 'persistence',
  lag: 0,
  weights: NOWCAST_LEADS.map(() => ({ rise: 0, upstream: 0 })),
};

const at = (series: Float64Array | undefined, index: number): number => series?.[index] ?? Number.NaN;

/** Metres a step over the last half-hour. */
export function riseAt({ own }: NowcastSeries, index: number): number {
  return (at(own, index) - at(own, index - RISE_STEPS)) / RISE_STEPS;
}

/** Metres the upstream station rose in the time that reaches this one within the lead, as far as it is known. */
export function upstreamRise(
  { upstream }: NowcastSeries,
  index: number,
  { lag, lead }: { lag: number; lead: number },
): number {
  return at(upstream, index + Math.min(0, lead - lag)) - at(upstream, index - lag);
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

interface Sums {
  readonly rr: number;
  readonly ru: number;
  readonly uu: number;
  readonly ry: number;
  readonly uy: number;
}

/** Least squares without a constant: a river that stands still is foreseen to stand still. */
function solve({ rr, ru, uu, ry, uy }: Sums, method: NowcastMethod): NowcastWeights {
  if (method === 'damped-rise') return { rise: rr > 0 ? ry / rr : 0, upstream: 0 };
  const determinant = rr * uu - ru * ru;
  // both rises are the same line: the station's own is kept
  if (determinant <= 1e-12 * rr * uu) return { rise: rr > 0 ? ry / rr : 0, upstream: 0 };
  return { rise: (ry * uu - uy * ru) / determinant, upstream: (uy * rr - ry * ru) / determinant };
}

function weightsFor(
  series: NowcastSeries,
  end: number,
  model: { lag: number; lead: number; method: NowcastMethod },
): NowcastWeights {
  const { method, lag, lead } = model;
  let [rr, ru, uu, ry, uy] = [0, 0, 0, 0, 0];
  for (let i = RISE_STEPS; i + lead < end; i += 1) {
    const rise = riseAt(series, i);
    const above = method === 'upstream' ? upstreamRise(series, i, { lag, lead }) : 0;
    const change = at(series.own, i + lead) - at(series.own, i);
    if (Number.isNaN(rise + above + change)) continue;
    rr += rise * rise;
    ru += rise * above;
    uu += above * above;
    ry += rise * change;
    uy += above * change;
  }
  return solve({ rr, ru, uu, ry, uy }, method);
}

/** Fits a method on the steps before `end`. Absent where it cannot be: no upstream station that looks alike. */
export function fitNowcast(series: NowcastSeries, method: NowcastMethod, end: number): NowcastModel | undefined {
  if (method === 'persistence') return PERSISTENCE;
  const lag = method === 'upstream' ? lagOf(series, end) : 0;
  if (lag === undefined) return undefined;
  return { method, lag, weights: NOWCAST_LEADS.map((lead) => weightsFor(series, end, { method, lag, lead })) };
}

/** Stage to come after each lead; NaN where something it needs is missing. */
export function foreseeStage(model: NowcastModel, series: NowcastSeries, index: number): number[] {
  const now = at(series.own, index);
  const rise = model.method === 'persistence' ? 0 : riseAt(series, index);
  return NOWCAST_LEADS.map((lead, i) => {
    const weights = model.weights[i] ?? { rise: 0, upstream: 0 };
    const above = model.method === 'upstream' ? upstreamRise(series, index, { lag: model.lag, lead }) : 0;
    return now + weights.rise * rise + weights.upstream * above;
  });
}
