import { describe, expect, test } from 'vitest';
import { normal } from './chance.ts';
import { civilDate, dayNumber, isoWeekday } from './civil-date.ts';
import { compareBeforeAfter } from './noise-study.ts';

const days = (from: { year: number; month: number; day: number }, count: number, level: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => ({
    date: civilDate(dayNumber(from) + n),
    level: level(dayNumber(from) + n),
  }));
const weekend = (day: number) => (isoWeekday(civilDate(day)) >= 6 ? -4 : 0);
const SPRING_2025 = { year: 2025, month: 4, day: 1 };
const SPRING_2026 = { year: 2026, month: 4, day: 1 };
const street = (change: number) => (day: number) => 66 + change + weekend(day) + normal(7, day);

describe('before and after', () => {
  test('finds a change of 3 dB, and holds it between its bounds', () => {
    const found = compareBeforeAfter(days(SPRING_2025, 56, street(0)), days(SPRING_2026, 56, street(-3)));
    if ('refused' in found) throw new Error(found.refused);
    expect(found.difference).toBeCloseTo(-3, 0);
    expect(found.low).toBeLessThan(-3);
    expect(found.high).toBeGreaterThan(-3.6);
    expect(found.distinct).toBe(true);
    expect(found.days).toEqual({ before: 56, after: 56 });
    expect(found.weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('more Sundays after are no quieter street', () => {
    const after = days(SPRING_2026, 56, (day) => 66 + weekend(day));
    const sundays = after.filter(({ date }) => isoWeekday(date) === 7 || date.day % 3 === 0);
    const found = compareBeforeAfter(
      days(SPRING_2025, 56, (day) => 66 + weekend(day)),
      sundays,
    );
    expect('refused' in found ? found.refused : found.difference).toBeCloseTo(0, 9);
  });

  test('says the same twice, and nothing distinct where nothing changed', () => {
    const study = () => compareBeforeAfter(days(SPRING_2025, 56, street(0)), days(SPRING_2026, 56, street(0)));
    expect(study()).toEqual(study());
    expect(study()).toMatchObject({ distinct: false });
  });

  test('the bounds hold the true change in about 95 studies of 100', () => {
    const held = Array.from({ length: 100 }, (_, seed) => {
      const noisy = (change: number, side: number) => (day: number) =>
        66 + change + weekend(day) + normal(seed, day, side);
      const found = compareBeforeAfter(days(SPRING_2025, 56, noisy(0, 1)), days(SPRING_2026, 56, noisy(-1, 2)), {
        draws: 300,
      });
      return !('refused' in found) && found.low <= -1 && found.high >= -1;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(86);
  });

  test('summer against winter, or three days: nothing is said, and why', () => {
    const winter = days({ year: 2026, month: 1, day: 5 }, 30, street(0));
    expect(compareBeforeAfter(days({ year: 2025, month: 7, day: 1 }, 30, street(0)), winter)).toMatchObject({
      refused: 'no-common-season',
      leftOut: { season: 60 },
    });
    expect(compareBeforeAfter(days(SPRING_2025, 3, street(0)), days(SPRING_2026, 3, street(0)))).toMatchObject({
      refused: 'too-few-days',
    });
    expect(compareBeforeAfter([], [])).toMatchObject({ refused: 'no-common-season' });
  });
});
