import { DAY, HOUR, civilDate, uniform } from '@vigie/kit';
import type { Interval, Storm } from '@vigie/kit';

// Share of days with rain and mean depth of a rain (mm) by month: dry summers, violent autumns.
const RAINY_SHARE = [0.17, 0.15, 0.14, 0.18, 0.15, 0.09, 0.04, 0.08, 0.16, 0.21, 0.22, 0.18];
const MEAN_DEPTH = [8, 7, 7, 9, 8, 8, 9, 12, 17, 18, 14, 9];
/** No day of the simulated past is worse than this, mm. */
const DEEPEST = 85;

/** The flood every scenario has: 95 mm in seven hours, thirty hours before its end, so that the lower reaches still run high. */
const FLOOD_BEFORE_END = 30 * HOUR;
const FLOOD: Omit<Storm, 'start'> = { duration: 7 * HOUR, depth: 95 };

/** The rain of a period, in order, with the flood of the scenario that ends at `end`. */
export function stormsOf(seed: number, period: Interval, end: number): readonly Storm[] {
  const storms: Storm[] = [];
  for (let day = Math.floor(period.start / DAY); day * DAY < period.end; day += 1) {
    const storm = stormOf(seed, day);
    if (storm !== undefined) storms.push(storm);
  }
  const flood = { ...FLOOD, start: end - FLOOD_BEFORE_END };
  const dryBefore = storms.filter(({ start }) => start < flood.start - 4 * DAY || start > flood.start + 4 * DAY);
  return [...dryBefore, flood].toSorted((a, b) => a.start - b.start);
}

function stormOf(seed: number, day: number): Storm | undefined {
  const month = civilDate(day).month - 1;
  if (uniform(seed, day) >= (RAINY_SHARE[month] ?? 0)) return undefined;
  const depth = Math.min(DEEPEST, -(MEAN_DEPTH[month] ?? 0) * Math.log(1 - uniform(seed, day, 1)));
  const duration = Math.round((1.5 + 9 * uniform(seed, day, 2)) * HOUR);
  return { start: day * DAY + Math.round(DAY * uniform(seed, day, 3)), duration, depth };
}
