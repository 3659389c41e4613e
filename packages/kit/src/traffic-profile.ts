import type { DayClass } from './calendar-day-class.ts';
import { dayClass } from './calendar-day-class.ts';
import type { SchoolCalendar } from './calendar-school.ts';
import type { CivilDate } from './civil-date.ts';
import { meanOf } from './traffic.ts';

/** One valid day by local hour. On the day of 25 hours the hour counted twice is one value. */
export interface HourlyDay {
  readonly date: CivilDate;
  /** 24 counts. */
  readonly hours: readonly number[];
}

/** Shape of a kind of day: `p_c(h) = mean_d N(d,h) / mean_d N(d)`. */
export interface TypicalDay extends DayClass {
  readonly days: number;
  /** Mean total. */
  readonly daily: number;
  /** 24 shares whose sum is 1. */
  readonly shares: readonly number[];
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Shares of the hours in the mean day; absent when nothing was counted. */
export function hourShares(days: readonly HourlyDay[]): readonly number[] | undefined {
  const byHour = HOURS.map((hour) => meanOf(days.map(({ hours }) => hours[hour] ?? 0)) ?? 0);
  const daily = byHour.reduce((sum, count) => sum + count, 0);
  return daily > 0 ? byHour.map((count) => count / daily) : undefined;
}

/** Typical days by class. Classes of an unknown school time stand apart, never among the others. */
export function typicalDays(days: readonly HourlyDay[], calendar?: SchoolCalendar): readonly TypicalDay[] {
  const classes = new Map<string, { readonly is: DayClass; readonly days: HourlyDay[] }>();
  for (const day of days) {
    const is = dayClass(day.date, calendar);
    const key = `${is.use} ${is.school}`;
    const there = classes.get(key);
    if (there) there.days.push(day);
    else classes.set(key, { is, days: [day] });
  }
  return [...classes.values()].flatMap(({ is, days: those }) => {
    const shares = hourShares(those);
    const daily = meanOf(those.map(({ hours }) => hours.reduce((sum, count) => sum + count, 0)));
    return shares && daily !== undefined ? [{ ...is, days: those.length, daily, shares }] : [];
  });
}
