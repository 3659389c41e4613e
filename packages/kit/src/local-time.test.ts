import { fc, test } from '../testing/property.ts';
import { describe, expect } from 'vitest';
import { addDays, civilDate, dayNumber, formatDate, isoWeekday, parseDate } from './civil-date.ts';
import { easterSunday, frenchPublicHolidays, isFrenchPublicHoliday } from './french-holidays.ts';
import { DAY, HOUR, MINUTE } from './instant.ts';
import { formatInstant, parseInstant } from './iso-instant.ts';
import { localDate, localDay, localHour, localNight, localToInstant, quarterHours } from './local-time.ts';
import { windowOf, windowsTouching } from './windows.ts';
import { zoneOffset } from './zone-offset.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
// 1972 to 2100: the years of whole quarter-hour offsets.
const instants = fc.integer({ min: 63_072_000_000, max: 4_102_444_800_000 });

describe('local time', () => {
  test('VEC-M-5 quarter-hours of a local day: 92, 100, 96', () => {
    const day = (text: string) => quarterHours(parseDate(text) ?? { year: 0, month: 0, day: 0 });
    expect(day('2025-03-30')).toHaveLength(92);
    expect(day('2025-10-26')).toHaveLength(100);
    expect(day('2025-06-01')).toHaveLength(96);
    expect(formatInstant(day('2025-03-30')[0] ?? 0)).toBe('2025-03-29T23:00:00Z');
    expect(formatInstant(day('2025-10-26')[0] ?? 0)).toBe('2025-10-25T22:00:00Z');
  });

  test('the hour that comes twice and the hour that does not exist', () => {
    expect(localHour(at('2025-10-26T00:30:00Z'))).toBe(2);
    expect(localHour(at('2025-10-26T01:30:00Z'))).toBe(2);
    expect(localToInstant({ year: 2025, month: 10, day: 26 }, 2.5 * HOUR)).toBe(at('2025-10-26T00:30:00Z'));
    expect(localToInstant({ year: 2025, month: 3, day: 30 }, 2.5 * HOUR)).toBe(at('2025-03-30T01:30:00Z'));
  });

  test('a night is noon to noon', () => {
    const { start, end } = localNight({ year: 2025, month: 10, day: 25 });
    expect(end - start).toBe(25 * HOUR);
    expect(windowOf('local-night', at('2025-10-26T09:00:00Z')).start).toBe(start);
  });

  test('a zone whose midnight does not exist starts its day after the change', () => {
    const { start, end } = localDay({ year: 2018, month: 11, day: 4 }, 'America/Sao_Paulo');
    expect(formatInstant(start)).toBe('2018-11-04T03:00:00Z');
    expect(end - start).toBe(23 * HOUR);
  });

  test('windows follow one another without hole', () => {
    const windows = windowsTouching('local-month', {
      start: at('2024-12-31T23:30:00Z'),
      end: at('2025-12-31T22:59:00Z'),
    });
    expect(windows).toHaveLength(12);
    expect(windows.slice(1).every((window, i) => window.start === windows[i]?.end)).toBe(true);
  });

  test.prop([instants])('every instant is in the local day it is said to be in', (time) => {
    const { start, end } = localDay(localDate(time));
    expect(start).toBeLessThanOrEqual(time);
    expect(end).toBeGreaterThan(time);
  });

  test.prop([instants])('offsets agree with the engine at the instant itself', (time) => {
    const format = new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'Europe/Paris',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const wall = new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'UTC',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    expect(wall.format(time + zoneOffset(time, 'Europe/Paris'))).toBe(format.format(time));
  });
});

describe('calendar', () => {
  test.prop([fc.integer({ min: -800_000, max: 800_000 })])('days and dates are one to one', (days) => {
    expect(dayNumber(civilDate(days))).toBe(days);
  });

  test('week days, leap days, impossible days', () => {
    expect(isoWeekday({ year: 2025, month: 5, day: 5 })).toBe(1);
    expect(formatDate(addDays({ year: 2024, month: 2, day: 28 }, 1))).toBe('2024-02-29');
    expect(parseDate('2025-02-29')).toBeUndefined();
    expect(parseDate('2025-13-01')).toBeUndefined();
  });

  test('French public holidays', () => {
    expect(formatDate(easterSunday(2025))).toBe('2025-04-20');
    expect(formatDate(easterSunday(2038))).toBe('2038-04-25');
    expect(frenchPublicHolidays(2025).map(formatDate)).toEqual([
      '2025-01-01',
      '2025-04-21',
      '2025-05-01',
      '2025-05-08',
      '2025-05-29',
      '2025-06-09',
      '2025-07-14',
      '2025-08-15',
      '2025-11-01',
      '2025-11-11',
      '2025-12-25',
    ]);
    expect(isFrenchPublicHoliday({ year: 2026, month: 5, day: 14 })).toBe(true);
    expect(isFrenchPublicHoliday({ year: 2026, month: 5, day: 15 })).toBe(false);
  });
});

describe('ISO instants', () => {
  test.prop([instants])('what is written is read', (time) => {
    expect(parseInstant(formatInstant(time))).toBe(time);
  });

  test('loose forms, local times and nonsense', () => {
    const noon = at('2025-06-01T12:00:00Z');
    expect(at('2025-06-01 14:00+0200')).toBe(noon);
    expect(at('2025-06-01T14:00:00,0+02')).toBe(noon);
    expect(parseInstant('2025-06-01T14:00:00')).toBeUndefined();
    expect(parseInstant('2025-06-01T14:00:00', 'Europe/Paris')).toBe(noon);
    expect(at('2025-06-01T24:00:00Z')).toBe(at('2025-06-02T00:00:00Z'));
    expect(at('2025-06-01T12:00:00.123456Z')).toBe(noon + 123);
    expect(parseInstant('2025-06-31T00:00:00Z')).toBeUndefined();
    expect(parseInstant('2025-06-01T25:00:00Z')).toBeUndefined();
    expect(parseInstant('hier')).toBeUndefined();
    expect(parseInstant('2025-06-01T00:00:00Z', 'Europe/Paris')).toBe(noon - 12 * 60 * MINUTE);
    expect(formatInstant(noon + 0.001)).toBe('2025-06-01T12:00:00.000001Z');
    expect(formatInstant(0 - DAY)).toBe('1969-12-31T00:00:00Z');
  });
});
