import { describe, expect, it } from 'vitest';
import type { ChartPoint } from './chart-description.ts';
import { lastUsable, strokes } from './segments.ts';

const point = (time: number, quality: ChartPoint['quality'] = 'good', value: number | undefined = time): ChartPoint =>
  value === undefined ? { time, quality } : { time, quality, value };
const shape = (points: readonly ChartPoint[], joinWithin = 1) =>
  strokes({ points, joinWithin }).map(({ quality, points: own }) => [quality, ...own.map(({ time }) => time)]);

describe('runs of a curve', () => {
  it('a missing value and a hole in time stay open', () => {
    expect(shape([point(0), point(1), { time: 2, quality: 'missing' }, point(3), point(9), point(10)])).toEqual([
      ['good', 0, 1],
      ['good', 3],
      ['good', 9, 10],
    ]);
  });

  it('a suspect value dashes what leads to it and from it', () => {
    expect(shape([point(0), point(1), point(2, 'partial'), point(3), point(4)])).toEqual([
      ['good', 0, 1],
      ['partial', 1, 2, 3],
      ['good', 3, 4],
    ]);
  });

  it('an invalid value is never joined, nor the last one said', () => {
    const points = [point(0), point(1), point(2, 'invalid')];
    expect(shape([...points, point(3)])).toEqual([
      ['good', 0, 1],
      ['good', 3],
    ]);
    expect(lastUsable(points)?.time).toBe(1);
    expect(lastUsable([{ time: 0, quality: 'missing' }])).toBeUndefined();
  });
});
