import { expect, test } from 'vitest';
import { collectedMass, fillLevel, frustumFill, frustumVolume, rawFill } from './fill.ts';
import { leastSquares, theilSen } from './slope.ts';

const SPAN = { empty: 2450, full: 350 };

test('VEC-W-1 fill from distance', () => {
  expect(fillLevel(2116, SPAN)).toBeCloseTo(15.905, 3);
  expect(fillLevel(1601, SPAN)).toBeCloseTo(40.429, 3);
});

test('the clamp does not hide an overflow', () => {
  expect(fillLevel(100, SPAN)).toBe(100);
  expect(rawFill(100, SPAN)).toBeGreaterThan(110);
});

test('VEC-W-2 tapered container', () => {
  const shape = { height: 1.6, bottom: 0.55, top: 0.8 };
  expect(frustumVolume(shape, 0.7)).toBeCloseTo(0.806, 3);
  expect(frustumVolume(shape, 1.6)).toBeCloseTo(2.316, 3);
  expect(frustumFill(shape, 0.7)).toBeCloseTo(34.808, 3);
});

test('VEC-W-3 robust filling rate', () => {
  const points = [12, 21, 29.5, 41, 50].map((y, i) => ({ x: 24 * i, y }));
  const line = theilSen(points);
  expect(line?.slope).toBeCloseTo(0.399306, 6);
  expect(line?.intercept).toBeCloseTo(11.6667, 4);
  expect(leastSquares(points)?.slope).toBeCloseTo(0.4, 6);
  expect((80 - 50) / (line?.slope ?? 0)).toBeCloseTo(75.13, 3);
});

test('VEC-W-4 collected mass', () => {
  expect(collectedMass(79, 4, 330)).toBeCloseTo(1042.8, 6);
});
