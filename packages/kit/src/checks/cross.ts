import { MISSING, NOT_EVALUATED, PASS, SUSPECT } from '../flag.ts';
import type { Flag } from '../flag.ts';
import type { Milliseconds } from '../instant.ts';
import { SECOND } from '../instant.ts';
import type { CrossTest } from '../pack/check.ts';
import type { AssetProperties } from '../pack/indicator-definition.ts';
import type { TimedValue } from '../qartod.ts';
import type { SeriesPoint } from './series-point.ts';

export interface CrossContext {
  /** Usable values of each series it is held against, in order. */
  readonly others: readonly (readonly TimedValue[])[];
  readonly asset: AssetProperties;
  readonly period: Milliseconds;
}

/** Share of the expected values a sum needs before it is compared. */
const LEAST_SHARE = 0.75;

/** Place of the first value at or after a time. */
function firstFrom(values: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Value of a series nearest to a time, within a distance; the earlier one of two as near. */
function nearest(values: readonly TimedValue[], time: number, within: Milliseconds): number | undefined {
  const at = firstFrom(values, time);
  const [before, after] = [values[at - 1], values[at]];
  const ahead = after === undefined ? Number.POSITIVE_INFINITY : after.time - time;
  const behind = before === undefined ? Number.POSITIVE_INFINITY : time - before.time;
  if (Math.min(ahead, behind) > within) return undefined;
  return behind <= ahead ? before?.value : after?.value;
}

/** Sum over the time that ends with an instant; absent where too little of it is there. */
function trailingSum(
  values: readonly TimedValue[],
  { end, over, period }: { readonly end: number; readonly over: Milliseconds; readonly period: Milliseconds },
): number | undefined {
  const inside = values.slice(firstFrom(values, end - over + 1), firstFrom(values, end + 1));
  if (inside.length * period < LEAST_SHARE * over) return undefined;
  return inside.reduce((sum, { value }) => sum + value, 0);
}

const isUsable = (point: SeriesPoint): point is TimedValue => point.value !== undefined;

/** Held against other series at the same time, or over the same span. Suspect at most. */
export function crossFlags(points: readonly SeriesPoint[], test: CrossTest, context: CrossContext): Flag[] {
  const { others, asset, period } = context;
  const own = points.filter(isUsable);
  const over = (test.over ?? 0) * SECOND;
  const within = test.within === undefined ? period : test.within * SECOND;
  const compared = (values: readonly TimedValue[], time: number) =>
    over > 0 ? trailingSum(values, { end: time, over, period }) : nearest(values, time, within);
  return points.map((point) => {
    if (!isUsable(point)) return MISSING;
    const value = over > 0 ? compared(own, point.time) : point.value;
    const found = others.flatMap((each) => compared(each, point.time) ?? []);
    const enough = found.length > 0 && (test.needsAll !== true || found.length === others.length);
    if (value === undefined || !enough) return NOT_EVALUATED;
    const far = test.distance(value, found, asset);
    if (far === undefined || !Number.isFinite(far)) return NOT_EVALUATED;
    return far > test.suspect ? SUSPECT : PASS;
  });
}
