import { uniform } from './chance.ts';
import { dayNumber, isoWeekday } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { soundEnergy, soundLevel } from './noise.ts';

/** A whole local day of a station. */
export interface StudyDay {
  readonly date: CivilDate;
  /** LAeq or Lden of the day, dB(A). */
  readonly level: number;
}

export interface StudySettings {
  /** Days of the year a day may be away from the nearest day of the other period: the same season. Default 45 (choice). */
  readonly season?: number;
  /** Drawings of the bootstrap. Default 2000 (choice). */
  readonly draws?: number;
}

export interface StudyResult {
  /** Energy means over matched days, each weekday counting the same, dB(A). */
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** 95 % of the drawings lie between. */
  readonly low: number;
  readonly high: number;
  readonly days: { readonly before: number; readonly after: number };
  /** ISO weekdays both periods have. */
  readonly weekdays: readonly number[];
  /** Days left out: another season, or a weekday the other period does not have. */
  readonly leftOut: { readonly season: number; readonly weekday: number };
  /** True where zero is not between `low` and `high`. */
  readonly distinct: boolean;
}

/** Why nothing can be said. */
export interface StudyRefusal {
  readonly refused: 'no-common-season' | 'too-few-days';
  readonly leftOut: StudyResult['leftOut'];
}

/** Two days of each weekday on both sides (choice): under that, chance says as much as the change. */
const LEAST_PER_WEEKDAY = 2;
const LEAST_WEEKDAYS = 3;
const YEAR = 365.25;

/**
 * Before and after a change: days of the same weekdays and the same season, levels by energy. Uncertainty by bootstrap:
 * days are drawn again within each weekday, so it holds what differs from day to day, and not the instrument nor a drift
 * of the whole city. Drawn from a fixed seed: the same days give the same answer.
 */
export function compareBeforeAfter(
  before: readonly StudyDay[],
  after: readonly StudyDay[],
  settings: StudySettings = {},
): StudyResult | StudyRefusal {
  const { season = 45, draws = 2_000 } = settings;
  const matched = matchedDays(before, after, season);
  const { leftOut, weekdays, strata } = matched;
  if (matched.seasonal === 0) return { refused: 'no-common-season', leftOut };
  if (weekdays.length < LEAST_WEEKDAYS) return { refused: 'too-few-days', leftOut };
  const level = { before: stratifiedLevel(strata.before), after: stratifiedLevel(strata.after) };
  const { low, high } = bounds(strata, draws);
  return {
    ...level,
    difference: level.after - level.before,
    low,
    high,
    days: { before: strata.before.flat().length, after: strata.after.flat().length },
    weekdays,
    leftOut,
    distinct: low > 0 || high < 0,
  };
}

/** Levels by weekday, in the order of the weekdays. */
type Strata = readonly (readonly number[])[];
interface Sides {
  readonly before: Strata;
  readonly after: Strata;
}

interface MatchedDays {
  /** Days of the shorter side that have a season in common with the other. */
  readonly seasonal: number;
  readonly weekdays: readonly number[];
  readonly strata: Sides;
  readonly leftOut: StudyResult['leftOut'];
}

function matchedDays(before: readonly StudyDay[], after: readonly StudyDay[], season: number): MatchedDays {
  const first = inSeason(before, after, season);
  const second = inSeason(after, before, season);
  const groups = [byWeekday(first), byWeekday(second)] as const;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) =>
    groups.every((group) => (group.get(day)?.length ?? 0) >= LEAST_PER_WEEKDAY),
  );
  const strataOf = (group: ReadonlyMap<number, readonly number[]>): Strata =>
    weekdays.map((day) => group.get(day) ?? []);
  const strata = { before: strataOf(groups[0]), after: strataOf(groups[1]) };
  const kept = strata.before.flat().length + strata.after.flat().length;
  const leftOut = {
    season: before.length + after.length - first.length - second.length,
    weekday: first.length + second.length - kept,
  };
  return { seasonal: Math.min(first.length, second.length), weekdays, strata, leftOut };
}

/** 95 % of the differences of drawings lie between. */
function bounds({ before, after }: Sides, draws: number): { readonly low: number; readonly high: number } {
  const differences = Float64Array.from(
    { length: draws },
    (_, draw) => stratifiedLevel(redrawn(after, 2 * draw + 1)) - stratifiedLevel(redrawn(before, 2 * draw)),
  ).toSorted();
  return {
    low: differences[Math.floor(0.025 * (draws - 1))] ?? Number.NaN,
    high: differences[Math.ceil(0.975 * (draws - 1))] ?? Number.NaN,
  };
}

function dayOfYear({ year, month, day }: CivilDate): number {
  return dayNumber({ year, month, day }) - dayNumber({ year, month: 1, day: 1 });
}

function inSeason(days: readonly StudyDay[], others: readonly StudyDay[], most: number): StudyDay[] {
  const known = new Set(others.map(({ date }) => dayOfYear(date)));
  return days.filter(({ date }) => {
    const own = dayOfYear(date);
    return [...known].some((other) => {
      const apart = Math.abs(own - other);
      return Math.min(apart, YEAR - apart) <= most;
    });
  });
}

function byWeekday(days: readonly StudyDay[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const { date, level } of days) {
    const weekday = isoWeekday(date);
    groups.set(weekday, [...(groups.get(weekday) ?? []), level]);
  }
  return groups;
}

/** Each weekday counts the same, however many of it were measured. */
function stratifiedLevel(strata: Strata): number {
  const energy = strata.reduce(
    (sum, levels) => sum + levels.reduce((all, level) => all + soundEnergy(level), 0) / levels.length,
    0,
  );
  return soundLevel(energy / strata.length);
}

const SEED = 20_040_406;

function redrawn(strata: Strata, draw: number): number[][] {
  return strata.map((levels, stratum) =>
    levels.map((level, i) => levels[Math.floor(uniform(SEED + stratum, draw, i) * levels.length)] ?? level),
  );
}
