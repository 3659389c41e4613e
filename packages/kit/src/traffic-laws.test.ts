import { expect, test } from 'vitest';
import { dayClass } from './calendar-day-class.ts';
import { isSchoolHoliday, missingSchoolYears, SCHOOL_CALENDAR_B, withSchoolYears } from './calendar-school.ts';
import type { SchoolYear } from './calendar-school.ts';
import { addDays, parseDate } from './civil-date.ts';
import { HOUR } from './instant.ts';
import { clockShift, imbalance, isUnusual, isZeroRun, levelShift, zeroRunHours } from './traffic-anomaly.ts';
import { sumChannels } from './traffic-channels.ts';
import { countGaps, fillGaps } from './traffic-gaps.ts';
import { hourShares, typicalDays } from './traffic-profile.ts';
import {
  annualFromShort,
  annualTraffic,
  changePercent,
  matchedDay,
  matchedYear,
  recordDay,
  rollingCoefficients,
  seasonalCoefficients,
} from './traffic-year.ts';
import { increments } from './law/increments.ts';

const HOURS = [4, 2, 1, 1, 3, 12, 45, 130, 142, 70, 48, 52, 66, 60, 55, 62, 88, 140, 132, 78, 45, 28, 17, 9];
const year = (first: number, count: (month: number) => number) =>
  Array.from({ length: 365 }, (_, at) => {
    const date = addDays({ year: first, month: 1, day: 1 }, at);
    return { date, count: count(date.month) };
  });

test('VEC-M-2 share of the hour in the typical day', () => {
  const shares = hourShares([{ date: { year: 2025, month: 5, day: 6 }, hours: HOURS }]);
  expect(shares?.[17]).toBeCloseTo(0.1085, 4);
  expect(shares?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(hourShares([{ date: { year: 2025, month: 5, day: 6 }, hours: HOURS.map(() => 0) }])).toBeUndefined();
});

test('VEC-M-3 doubtful counts: far from the usual, zeros too long for chance', () => {
  const usual = [120, 132, 128, 115, 140, 125];
  expect(isUnusual(41, usual)).toBe(true);
  expect(isUnusual(131, usual)).toBe(false);
  expect(isUnusual(41, usual.slice(2))).toBe(false);
  expect(isZeroRun(6.2, 3)).toBe(true);
  expect(isZeroRun(6.2, 1)).toBe(false);
  // stated as 1.486 h: ln(1e4) / 6.2 is 1.4855
  expect(zeroRunHours(6.2)).toBeCloseTo(1.486, 3);
  expect(zeroRunHours(0)).toBeUndefined();
});

test('VEC-M-4 annual traffic from one month, and change of a total', () => {
  expect(annualFromShort(845, { month: 1.08 })).toBeCloseTo(782.407, 3);
  expect(changePercent(18_250, 17_110)).toBeCloseTo(6.663, 3);
  expect(annualFromShort(845, { month: 0 })).toBeUndefined();
  expect(changePercent(5, 0)).toBeUndefined();
});

test('annual traffic rests on usable months, and says how many', () => {
  const days = year(2025, (month) => 100 * month);
  const months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const flow = months.reduce((sum, n, at) => sum + n * 100 * (at + 1), 0);
  expect(annualTraffic(days, 2025)).toEqual({ average: flow / 365, months: 12 });
  // ten days of July do not make a July
  const holed = days.filter(({ date }) => date.month !== 7 || date.day <= 10);
  expect(annualTraffic(holed, 2025)).toEqual({ average: (flow - 31 * 700) / 334, months: 11 });
  expect(seasonalCoefficients(holed, 2025)).toBeUndefined();
  expect(seasonalCoefficients(days, 2025)?.[9]).toBeCloseTo(1000 / (flow / 365), 12);
});

test('coefficients of the last twelve whole months', () => {
  const days = [...year(2025, (month) => 100 * month), ...year(2026, () => 50)];
  const today = { year: 2026, month: 1, day: 20 };
  const rolling = rollingCoefficients(days, today);
  expect(rolling.map(({ coefficient }) => coefficient)).toEqual(seasonalCoefficients(days, 2025));
  expect(rolling[0]).toMatchObject({ year: 2025, month: 1 });
  const holed = days.filter(({ date }) => date.year !== 2025 || date.month !== 7 || date.day <= 10);
  expect(rollingCoefficients(holed, today)).toEqual([]);
  expect(rollingCoefficients(days, { year: 2026, month: 3, day: 1 }).map(({ month }) => month)).toEqual([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2,
  ]);
});

test('a day is held against the same weekday 52 weeks before', () => {
  const monday = { year: 2026, month: 5, day: 11 };
  expect(matchedDay(monday)).toEqual({ year: 2025, month: 5, day: 12 });
  const days = [0, 1, 2].flatMap((at) => [
    { date: addDays(monday, at), count: 110 + at },
    { date: addDays(monday, at - 364), count: 100 },
  ]);
  expect(matchedYear(days, { first: monday, last: addDays(monday, 6) })).toMatchObject({ pairs: 3, difference: 11 });
  expect(recordDay(days)).toEqual({ date: addDays(monday, 2), count: 112 });
});

test('school holidays of zone B, and a year the calendar does not know', () => {
  const on = (text: string) => isSchoolHoliday(parseDate(text) ?? { year: 0, month: 0, day: 0 });
  expect(on('2025-02-08')).toBe(true);
  expect(on('2025-02-24')).toBe(false);
  expect(on('2026-04-26')).toBe(true);
  expect(on('2027-02-25')).toBe(true);
  expect(on('2027-03-08')).toBe(false);
  expect(on('2027-11-23')).toBeUndefined();
  expect(missingSchoolYears([{ year: 2027, month: 11, day: 23 }])).toEqual(['2027-2028']);
  expect(dayClass({ year: 2027, month: 11, day: 23 })).toEqual({ use: 'working-day', school: 'unknown' });
  expect(dayClass({ year: 2025, month: 5, day: 8 })).toEqual({ use: 'sunday-or-holiday', school: 'term' });
});

test('the school calendar is in order, without overlap, within its bounds', () => {
  const { breaks, known } = SCHOOL_CALENDAR_B;
  const ends = breaks.flat();
  expect(ends).toEqual(ends.toSorted());
  expect([ends[0], ends.at(-1)]).toEqual(known.flat());
  expect(ends.filter((text) => parseDate(text) === undefined)).toEqual([]);
});

test('a year a territory loads is known from then on, and has the last word on its days', () => {
  const on = (text: string, calendar: typeof SCHOOL_CALENDAR_B) =>
    isSchoolHoliday(parseDate(text) ?? { year: 0, month: 0, day: 0 }, calendar);
  const year: SchoolYear = {
    label: '2027-2028',
    known: ['2027-08-31', '2028-08-31'],
    source: 'essai',
    breaks: [['2027-10-23', '2027-11-07']],
  };
  const extended = withSchoolYears(SCHOOL_CALENDAR_B, [year]);
  expect(on('2027-11-05', extended)).toBe(true);
  expect(on('2027-11-23', extended)).toBe(false);
  expect(on('2026-12-25', extended)).toBe(true);
  const moved = withSchoolYears(SCHOOL_CALENDAR_B, [
    { ...year, label: '2026-2027', known: ['2026-09-01', '2027-08-29'], breaks: [['2026-12-12', '2026-12-27']] },
  ]);
  expect([on('2026-12-12', moved), on('2027-02-25', moved)]).toEqual([true, false]);
  expect(withSchoolYears(SCHOOL_CALENDAR_B, [])).toBe(SCHOOL_CALENDAR_B);
});

test('typical days keep term, holidays and an unknown year apart', () => {
  const days = ['2025-05-06', '2025-05-13', '2025-07-08', '2027-11-24'].flatMap((text) => {
    const date = parseDate(text);
    return date ? [{ date, hours: HOURS }] : [];
  });
  expect(typicalDays(days).map(({ school, days: n }) => [school, n])).toEqual([
    ['term', 2],
    ['holidays', 1],
    ['unknown', 1],
  ]);
});

test('a total wants all its directions; zero is a count, nothing is not', () => {
  const one = [
    { start: 0, value: 0, coverage: 1 },
    { start: 1, value: 5, coverage: 1 },
  ];
  const other = [
    { start: 0, value: 0, coverage: 1 },
    { start: 1, coverage: 0 },
  ];
  expect(sumChannels([one, other])).toEqual([
    { start: 0, value: 0, counted: 0, coverage: 1 },
    { start: 1, counted: 5, coverage: 0.5 },
  ]);
});

const bins = (values: readonly (number | undefined)[]) =>
  values.map((value, at) => ({ start: at * HOUR, ...(value === undefined ? {} : { value }) }));
const filling = { step: HOUR, share: (start: number) => (HOURS[(start / HOUR) % 24] ?? 0) / 1290 };

test('a short gap takes the shape of the day, and is marked as estimated', () => {
  const holed = HOURS.map((count, hour) => (hour === 8 || hour === 9 ? undefined : count));
  const filled = fillGaps(bins(holed), filling);
  expect(filled).toHaveLength(24);
  expect(filled[8]).toMatchObject({ procedure: 'estimated', method: 'profile' });
  expect(filled[8]?.value).toBeCloseTo(142, 6);
  expect(filled[7]).toEqual({ start: 7 * HOUR, value: 130, procedure: 'raw' });
});

test('a gap of a day wants a neighbour; one of more than a week stays empty', () => {
  const day = [...HOURS, ...HOURS, ...HOURS];
  const holed = day.map((count, hour) => (hour >= 24 && hour < 48 ? undefined : count));
  expect(fillGaps(bins(holed), filling)).toHaveLength(48);
  const neighbour = (start: number) => 2 * (day[start / HOUR] ?? 0);
  const filled = fillGaps(bins(holed), { ...filling, neighbour });
  expect(filled[24 + 8]).toMatchObject({ value: 142, procedure: 'estimated', method: 'neighbour' });
  const long = [...HOURS, ...Array.from({ length: 24 * 8 }, () => undefined)];
  expect(countGaps(bins(long), HOUR)).toEqual([{ start: 24 * HOUR, end: 24 * 9 * HOUR }]);
  expect(fillGaps(bins(long), { ...filling, neighbour: () => 7 })).toHaveLength(24);
});

test('directions out of balance', () => {
  expect(imbalance(700, 300)).toBeCloseTo(0.4, 12);
  expect(imbalance(0, 0)).toBeUndefined();
});

test('a sudden change of level is found within three days, and weather is none', () => {
  const calm = Array.from({ length: 60 }, (_, at) => 1 + 0.1 * Math.sin(at * 1.7));
  expect(levelShift(calm)).toBeUndefined();
  const shifted = calm.map((ratio, at) => (at >= 45 ? ratio * 0.5 : ratio));
  const found = levelShift(shifted);
  expect(Math.abs((found?.at ?? 0) - 45)).toBeLessThanOrEqual(3);
  expect(found?.ratio).toBeCloseTo(0.5, 1);
});

test('a clock an hour off at the change of hour is known by the shape of the day', () => {
  const usual = HOURS.map((count) => count / 1290);
  const moved = (by: number) => HOURS.map((_, hour) => HOURS[(hour + by + 24) % 24] ?? 0);
  expect(clockShift(HOURS, usual)).toBeUndefined();
  expect(clockShift(moved(-1), usual)).toBe('clock-hour-ahead');
  expect(clockShift(moved(1), usual)).toBe('clock-hour-late');
  expect(
    clockShift(
      HOURS.map(() => 1),
      usual,
    ),
  ).toBeUndefined();
});

test('a counter on 16 bits that wraps, and one that is reset', () => {
  const reading = (at: number, value: number) => ({ time: at * HOUR, value });
  const wrapped = increments([reading(0, 65_500), reading(1, 12)], { bits: 16 });
  expect(wrapped.map(({ value }) => value)).toEqual([48]);
  const reset = increments([reading(0, 1200), reading(1, 3)], { bits: 16 });
  expect(reset.map(({ value }) => value)).toEqual([3]);
});
