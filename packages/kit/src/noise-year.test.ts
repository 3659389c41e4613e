import { expect, test } from 'vitest';
import { localDay, localHour } from './local-time.ts';
import { exceededLevel, ldenOf, meanLevel } from './noise.ts';
import { harmonicaOfHour } from './noise-harmonica.ts';
import { NoiseYear } from './noise-year.ts';

const level = (i: number): number => Math.round(10 * (58 + 9 * Math.sin(i / 7_000) + 4 * Math.sin(i * 1.7))) / 10;

test.each([
  ['a day of 23 hours', { year: 2026, month: 3, day: 29 }, 23],
  ['a day of 25 hours', { year: 2026, month: 10, day: 25 }, 25],
])('%s: the stream says what the whole list says', (_, date, hours) => {
  const { start, end } = localDay(date);
  const levels = Array.from({ length: (end - start) / 1_000 }, (__, i) => level(i));
  const year = new NoiseYear(start);
  for (const each of levels) year.next(each);
  const figures = year.figures();
  const timed = levels.map((each, i) => ({ level: each, duration: 1, hour: localHour(start + 1_000 * i) }));
  expect(figures.seconds).toBe(hours * 3_600);
  expect(figures.laeq).toBeCloseTo(meanLevel(levels) ?? 0, 9);
  expect(figures.lden).toBeCloseTo(ldenOf(timed) ?? 0, 9);
  expect(figures.la10).toBeCloseTo(exceededLevel(levels, 10) ?? 0, 6);
  expect(figures.la90).toBeCloseTo(exceededLevel(levels, 90) ?? 0, 6);
  const indices = Array.from({ length: hours }, (__, h) => {
    const from = h * 3_600;
    return harmonicaOfHour(levels.slice(from, from + 3_600), levels.slice(Math.max(0, from - 600), from))?.index ?? 0;
  });
  expect(figures.harmonica.all).toBeCloseTo(indices.reduce((sum, each) => sum + each, 0) / hours, 9);
});

test('missing seconds are not zeros', () => {
  const year = new NoiseYear(0);
  for (let i = 0; i < 3_600; i += 1) year.next(i < 3_000 ? 60 : undefined);
  for (let i = 0; i < 3_600; i += 1) year.next(i < 600 ? 60 : Number.NaN);
  const { seconds, laeq, harmonica } = year.figures();
  expect([seconds, laeq?.toFixed(6)]).toEqual([3_600, '60.000000']);
  // one hour had three quarters of its seconds, the other had not
  expect(harmonica.all).toBeCloseTo(0.2 * 30, 9);
});
