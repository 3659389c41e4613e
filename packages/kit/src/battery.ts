import { median } from './percentile.ts';
import { theilSen } from './slope.ts';
import type { Point } from './slope.ts';

/** Percent under which a battery is to be changed whatever its slope. */
export const LOW_BATTERY_PERCENT = 20;
/** Days ahead at which the change is to be planned. */
export const BATTERY_NOTICE_DAYS = 60;
/** History a forecast looks at, days. */
export const BATTERY_WINDOW_DAYS = 90;

/** Percent at which a battery counts as empty: below, the voltage falls in days (choice). */
const EMPTY_PERCENT = 10;
/** Volts at which cells are empty: one lithium thionyl chloride cell, or two alkaline ones (choice). */
const EMPTY_VOLTS = { lithium: 3, alkaline: 2.1 } as const;
/** A cell that has shown more than this is no pair of alkaline ones, V. */
const ALKALINE_MOST_VOLTS = 3.25;
/** Fewer days than this say nothing of a slope. */
const LEAST_DAYS = 10;
const LEAST_SPAN_DAYS = 21;
/** Theil–Sen compares all pairs: 45 points of 90 days say as much as 90, four times as fast. */
const MOST_POINTS = 45;
/** Slower than this is no fall: twenty years for a battery. */
const FLAT = { percent: 100 / (20 * 365), volts: 1 / (20 * 365) } as const;
/** A rise of this much is a new battery: what was before it is another's. */
const CHANGED = { percent: 25, volts: 0.25 } as const;
/** Nobody plans further ahead, days. */
const FAR_DAYS = 20 * 365;

export type BatteryUnit = 'percent' | 'volts';
export type BatteryVerdict = 'falling' | 'steady' | 'too-little-data' | 'no-battery';

/** What a battery does. `x` of the points are days. */
export interface BatteryForecast {
  readonly verdict: BatteryVerdict;
  /** Last value, in the unit asked for. */
  readonly level: number | undefined;
  /** A day; absent without enough data. */
  readonly slope: number | undefined;
  /** Day, on the scale of `x`, at which it is empty; only of one that falls. */
  readonly end: number | undefined;
}

/** What was measured since the battery was last changed. */
function sinceChange(points: readonly Point[], unit: BatteryUnit): readonly Point[] {
  const rise = points.findLastIndex(({ y }, i) => y - (points[i - 1]?.y ?? y) > CHANGED[unit]);
  return rise < 0 ? points : points.slice(rise);
}

function thinned(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, i) => (points.length - 1 - i) % step === 0);
}

function emptyAt(points: readonly Point[], unit: BatteryUnit): number {
  if (unit === 'percent') return EMPTY_PERCENT;
  const high = Math.max(...points.map(({ y }) => y));
  return high > ALKALINE_MOST_VOLTS ? EMPTY_VOLTS.lithium : EMPTY_VOLTS.alkaline;
}

/** Theil–Sen where there is enough to say a slope from. */
function lineOf(points: readonly Point[], last: Point) {
  const span = last.x - (points[0]?.x ?? last.x);
  return points.length < LEAST_DAYS || span < LEAST_SPAN_DAYS ? undefined : theilSen(thinned(points));
}

/** End of life by Theil–Sen over daily values in order of time: one cold week or one bad value does not move it. */
export function batteryForecast(daily: readonly Point[], unit: BatteryUnit = 'percent'): BatteryForecast {
  const points = sinceChange(daily, unit);
  const last = points.at(-1);
  const level = last && median(points.slice(-3).map(({ y }) => y));
  if (last === undefined || level === undefined)
    return { verdict: 'no-battery', level: undefined, slope: undefined, end: undefined };
  const line = lineOf(points, last);
  if (line === undefined) return { verdict: 'too-little-data', level, slope: undefined, end: undefined };
  const { slope } = line;
  if (slope > -FLAT[unit]) return { verdict: 'steady', level, slope, end: undefined };
  const days = Math.min(FAR_DAYS, Math.max(0, (level - emptyAt(points, unit)) / -slope));
  return { verdict: 'falling', level, slope, end: last.x + days };
}

/** Of two forecasts of one battery the one that asks for a change first; one that says nothing gives way. */
export function soonerForecast(a: BatteryForecast, b: BatteryForecast): BatteryForecast {
  if (a.end !== undefined && b.end !== undefined) return b.end < a.end ? b : a;
  if (a.end === undefined && b.end !== undefined) return b;
  if (a.verdict === 'no-battery') return b;
  return a.verdict === 'too-little-data' && b.verdict === 'steady' ? b : a;
}

/** True where somebody has to go: nearly empty, or empty within the notice. `day`: today, on the scale of `end`. */
export function batteryAlert(
  battery: { readonly percent: number | undefined; readonly end: number | undefined },
  day: number,
): boolean {
  const low = battery.percent !== undefined && battery.percent < LOW_BATTERY_PERCENT;
  return low || (battery.end !== undefined && battery.end - day < BATTERY_NOTICE_DAYS);
}
