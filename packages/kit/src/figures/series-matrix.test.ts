import { describe, expect, it } from 'vitest';
import { DAY } from '../instant.ts';
import { localToInstant } from '../local-time.ts';
import { byHour, byMonth, pointsAcross, weekdayOf } from './matrix-points.ts';
import { classShares, partShares } from './matrix-shares.ts';
import { figureOf, keptValue, rankLines } from './series-matrix.ts';
import type { SeriesMatrix } from './series-matrix.ts';
import { compareWeekdays } from './weekday-comparison.ts';

const START = localToInstant({ year: 2026, month: 11, day: 2 }, 0);
const fill = { law: 'last-valid', decimals: 0 };
const count = { law: 'sum', decimals: 0 };

const matrix = (rows: Readonly<Record<string, readonly (number | null)[]>>, step = DAY): SeriesMatrix => ({
  times: (Object.values(rows)[0] ?? []).map((_, at) => START + at * step),
  items: Object.entries(rows).map(([thing, values], datastream) => ({
    datastream,
    thing,
    name: thing,
    field: 'f',
    values: [...values],
    quality: values.map((value) => (value === null ? '-' : 'g')).join(''),
  })),
});

describe('figures of a board', () => {
  it('a total that is not whole, as that of today, is not the last nor the lowest', () => {
    const found = matrix({ a: [900, 1000, 40] });
    const items = found.items.map((line) => ({ ...line, quality: 'ggp' }));
    const today = { ...found, items };
    expect(figureOf(today, { keep: 'last', across: 'sum', series: count }).value).toBe(1000);
    expect(rankLines(today, { keep: 'lowest', worse: 'low', series: count })[0]?.value).toBe(900);
    expect(figureOf(today, { keep: 'law', across: 'sum', series: count }).value).toBe(1940);
    // a level is not less true for that
    expect(figureOf(today, { keep: 'last', across: 'median', series: fill }).value).toBe(40);
    const none = { ...found, items: found.items.map((line) => ({ ...line, quality: 'ppp' })) };
    expect(figureOf(none, { keep: 'last', across: 'sum', series: count }).value).toBe(40);
  });

  it('keep the newest value, and never count what is missing', () => {
    const found = matrix({ a: [10, 90, null], b: [null, null, null], c: [100, 20, 30] });
    expect(figureOf(found, { keep: 'last', across: { atLeast: 80 }, series: fill })).toEqual({
      value: 1,
      objects: 2,
      of: 3,
      whole: 1,
    });
    expect(figureOf(matrix({ a: [null] }), { keep: 'last', across: 'sum', series: count }).value).toBeUndefined();
    expect(keptValue([60, null, 70], 'law', { law: 'energy-mean', decimals: 1 })).toBeCloseTo(67.4, 1);
  });

  it('rank from the worse end, without a value last', () => {
    const found = matrix({ a: [10], b: [null], c: [90] });
    const names = (worse: 'high' | 'low') =>
      rankLines(found, { keep: 'last', worse, series: fill }).map(({ line }) => line.name);
    expect(names('high')).toEqual(['c', 'a', 'b']);
    expect(names('low')).toEqual(['a', 'c', 'b']);
  });

  it('say a sum is partial where an object is missing', () => {
    const points = pointsAcross(matrix({ a: [1, 2], b: [3, null] }), 'sum');
    expect(points.map(({ value, partial }) => [value, partial])).toEqual([
      [4, false],
      [2, true],
    ]);
    expect(byMonth(points, count)).toMatchObject([{ value: 6, partial: true }]);
  });

  it('take the mean of counts at each hour of a weekday', () => {
    const hours = matrix({ a: Array.from({ length: 24 * 14 }, (_, at) => (at < 168 ? 2 : 4)) }, DAY / 24);
    const week = byHour(hours, count, weekdayOf);
    expect([...week.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.get(1)?.[5]).toBe(3);
  });

  it('compare the same weekdays', () => {
    const at = (day: number, value: number) => ({ time: START + day * DAY, value, partial: false });
    const before = Array.from({ length: 7 }, (_, day) => at(day, 10));
    const now = Array.from({ length: 6 }, (_, day) => at(day + 7, 12));
    const { difference, weekdays } = compareWeekdays({ now, before, shift: 7 }, count);
    expect(difference).toMatchObject({ pairs: 6, difference: 2, halfWidth: 0 });
    expect(weekdays[0]).toMatchObject({ now: 12, before: 10 });
    expect(weekdays[6]).toEqual({});
  });

  it('share objects by class, and parts of a whole', () => {
    expect(classShares(matrix({ a: [10, null], b: [80, null] }), [{}, { from: 80 }])).toEqual([[0.5, 0.5], undefined]);
    const point = (value?: number) => [{ time: 0, ...(value === undefined ? {} : { value }), partial: false }];
    expect(partShares([point(1), point(3)], [0])).toEqual([[0.25, 0.75]]);
    expect(partShares([point(1), point()], [0])).toEqual([undefined]);
  });
});
