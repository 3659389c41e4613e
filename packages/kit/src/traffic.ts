import type { CivilDate } from './civil-date.ts';
import { isoWeekday } from './civil-date.ts';
import { isWorkingDay } from './french-holidays.ts';

/** Passages of one valid local day. */
export interface DayCount {
  readonly date: CivilDate;
  readonly count: number;
}

export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** TMJ: mean of valid daily totals. */
export function averageDailyTraffic(days: readonly DayCount[]): number | undefined {
  return meanOf(days.map(({ count }) => count));
}

/** TMJO: Monday to Friday, public holidays excluded. */
export function workingDayTraffic(days: readonly DayCount[]): number | undefined {
  return averageDailyTraffic(days.filter(({ date }) => isWorkingDay(date)));
}

/** TMJWE: Saturdays and Sundays. */
export function weekendTraffic(days: readonly DayCount[]): number | undefined {
  return averageDailyTraffic(days.filter(({ date }) => isoWeekday(date) >= 6));
}

/** WWI = TMJWE / TMJO: above 1 a leisure place, below a commuter one. */
export function weekendIndex(days: readonly DayCount[]): number | undefined {
  const working = workingDayTraffic(days);
  const weekend = weekendTraffic(days);
  return working && weekend !== undefined ? weekend / working : undefined;
}

const hourSum = (hours: readonly number[], from: number, to: number): number =>
  hours.slice(from, to).reduce((sum, count) => sum + count, 0);

/** Share (%) of the day in its busiest hour. */
export function peakHourShare(hours: readonly number[]): number | undefined {
  const total = hourSum(hours, 0, hours.length);
  return total > 0 ? (100 * Math.max(...hours)) / total : undefined;
}

/** AMI = Σ N(7–9 h) / Σ N(11–13 h): above 1 a utilitarian profile. Counts of the 24 local hours. */
export function morningMiddayIndex(hours: readonly number[]): number | undefined {
  const midday = hourSum(hours, 11, 13);
  return midday > 0 ? hourSum(hours, 7, 9) / midday : undefined;
}

/** Probability of nothing counted where `rate` passages an hour are usual, for `hours`. */
export const zeroRunProbability = (rate: number, hours: number): number => Math.exp(-rate * hours);
