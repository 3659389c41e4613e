import { isSchoolHoliday, SCHOOL_CALENDAR_B } from './calendar-school.ts';
import type { SchoolCalendar } from './calendar-school.ts';
import { isoWeekday } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { isFrenchPublicHoliday } from './french-holidays.ts';

/** What people do on a day: a public holiday is lived as a Sunday. */
export type DayUse = 'working-day' | 'saturday' | 'sunday-or-holiday';
/** `unknown`: the school calendar does not reach that day. */
export type SchoolTime = 'term' | 'holidays' | 'unknown';

export interface DayClass {
  readonly use: DayUse;
  readonly school: SchoolTime;
}

export function dayUse(date: CivilDate): DayUse {
  if (isFrenchPublicHoliday(date) || isoWeekday(date) === 7) return 'sunday-or-holiday';
  return isoWeekday(date) === 6 ? 'saturday' : 'working-day';
}

/** Class of a day for profiles: {working day, Saturday, Sunday or public holiday} × {term, holidays}. */
export function dayClass(date: CivilDate, calendar: SchoolCalendar = SCHOOL_CALENDAR_B): DayClass {
  const holidays = isSchoolHoliday(date, calendar);
  const school = holidays === undefined ? 'unknown' : holidays ? 'holidays' : 'term';
  return { use: dayUse(date), school };
}
