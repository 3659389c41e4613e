import { addDays, dayNumber, isoWeekday } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return { year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 };
}

// Code du travail, art. L3133-1; the eleven of the whole country.
const FIXED: readonly (readonly [month: number, day: number])[] = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
];
/** Easter Monday, Ascension, Whit Monday: days after Easter Sunday. */
const MOVING: readonly number[] = [1, 39, 50];

const years = new Map<number, ReadonlySet<number>>();

/** The eleven public holidays of a year, in order. */
export function frenchPublicHolidays(year: number): CivilDate[] {
  const easter = easterSunday(year);
  const fixed = FIXED.map(([month, day]) => ({ year, month, day }));
  return [...fixed, ...MOVING.map((days) => addDays(easter, days))].toSorted((a, b) => dayNumber(a) - dayNumber(b));
}

export function isFrenchPublicHoliday(date: CivilDate): boolean {
  let days = years.get(date.year);
  if (!days) {
    days = new Set(frenchPublicHolidays(date.year).map(dayNumber));
    years.set(date.year, days);
  }
  return days.has(dayNumber(date));
}

/** Monday to Friday, public holidays excluded: the days of TMJO. */
export function isWorkingDay(date: CivilDate): boolean {
  return isoWeekday(date) <= 5 && !isFrenchPublicHoliday(date);
}
