import type { CivilDate } from './civil-date.ts';
import { addDays, dayNumber, daysInMonth } from './civil-date.ts';
import { matchedDifference } from './figures/matched-difference.ts';
import type { MatchedDifference } from './figures/matched-difference.ts';
import { averageDailyTraffic } from './traffic.ts';
import type { DayCount } from './traffic.ts';

/** Share of a month's days that makes it usable (house choice). */
const USABLE_MONTH = 0.75;
/** A year of weekdays: 52 weeks, so that a Monday meets a Monday. */
const MATCHED_YEAR = 364;

/** Valid days of one month. */
export interface MonthTraffic {
  /** 1–12. */
  readonly month: number;
  readonly days: number;
  /** TMJ of its valid days. */
  readonly average: number;
  /** At least three quarters of its days are valid. */
  readonly usable: boolean;
}

/** TMJ of the months of a year that have a valid day. */
export function monthsOfYear(days: readonly DayCount[], year: number): readonly MonthTraffic[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) => {
    const those = days.filter(({ date }) => date.year === year && date.month === month);
    const average = averageDailyTraffic(those);
    if (average === undefined) return [];
    return [{ month, days: those.length, average, usable: those.length >= USABLE_MONTH * daysInMonth(year, month) }];
  });
}

/** TMJA: flow of the usable months over their valid days. Says how many months it rests on. */
export function annualTraffic(
  days: readonly DayCount[],
  year: number,
): { readonly average: number; readonly months: number } | undefined {
  const usable = monthsOfYear(days, year).filter((month) => month.usable);
  const count = usable.reduce((sum, month) => sum + month.days, 0);
  const flow = usable.reduce((sum, month) => sum + month.average * month.days, 0);
  return count > 0 ? { average: flow / count, months: usable.length } : undefined;
}

/** `c_m = TMJ_m / TMJA` of a whole reference year; absent when one of its twelve months is not usable. */
export function seasonalCoefficients(days: readonly DayCount[], year: number): readonly number[] | undefined {
  const months = monthsOfYear(days, year);
  const annual = annualTraffic(days, year);
  if (annual === undefined || annual.months < 12) return undefined;
  return months.map(({ average }) => average / annual.average);
}

/** TMJ of one month over the mean of twelve whole months. */
export interface SeasonalCoefficient {
  readonly year: number;
  readonly month: number;
  readonly coefficient: number;
}

/**
 * The coefficients of the last twelve whole months, for a counter that has no whole calendar year yet; none when one of
 * the twelve is not usable.
 */
export function rollingCoefficients(days: readonly DayCount[], today: CivilDate): readonly SeasonalCoefficient[] {
  const months = Array.from({ length: 12 }, (_, at) => monthBefore(today, 12 - at)).flatMap(({ year, month }) => {
    const traffic = monthsOfYear(days, year).find((one) => one.month === month);
    return traffic?.usable ? [{ year, ...traffic }] : [];
  });
  const counted = months.reduce((sum, { days: n }) => sum + n, 0);
  const flow = months.reduce((sum, { days: n, average }) => sum + n * average, 0);
  if (months.length < 12 || flow <= 0) return [];
  return months.map(({ year, month, average }) => ({ year, month, coefficient: (average * counted) / flow }));
}

function monthBefore({ year, month }: CivilDate, by: number): { readonly year: number; readonly month: number } {
  const number = year * 12 + (month - 1) - by;
  return { year: Math.floor(number / 12), month: (number % 12) + 1 };
}

/** TMJA of a place counted for a short while: `TMJ_obs / (c_m · c_dow)`, coefficients of a counter of its group. */
export function annualFromShort(
  observed: number,
  { month, weekday = 1 }: { month: number; weekday?: number },
): number | undefined {
  return month > 0 && weekday > 0 ? observed / (month * weekday) : undefined;
}

/** Change in percent from one total to another. */
export function changePercent(now: number, before: number): number | undefined {
  return before > 0 ? (100 * (now - before)) / before : undefined;
}

/** Days of a period held against the same weekdays 52 weeks before; only pairs valid on both sides count. */
export function matchedYear(
  days: readonly DayCount[],
  { first, last }: { readonly first: CivilDate; readonly last: CivilDate },
): MatchedDifference | undefined {
  const counts = new Map(days.map(({ date, count }) => [dayNumber(date), count]));
  const pairs: [number, number][] = [];
  for (let day = dayNumber(first); day <= dayNumber(last); day++) {
    const now = counts.get(day);
    const before = counts.get(day - MATCHED_YEAR);
    if (now !== undefined && before !== undefined) pairs.push([now, before]);
  }
  return matchedDifference(pairs);
}

/** The day that matches another a year before. */
export const matchedDay = (date: CivilDate): CivilDate => addDays(date, -MATCHED_YEAR);

/** Busiest valid day; the first of equals. */
export function recordDay(days: readonly DayCount[]): DayCount | undefined {
  return days.reduce<DayCount | undefined>((best, day) => (best && best.count >= day.count ? best : day), undefined);
}
