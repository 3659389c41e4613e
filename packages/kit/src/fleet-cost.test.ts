import { expect, test } from 'vitest';
import { costPerMeasure, monthCost } from './fleet-cost.ts';

test('a purchase over five years, and what is paid each month', () => {
  expect(monthCost({ purchase: 300, monthly: 2 })).toBe(7);
  expect(monthCost({ purchase: 300, monthly: undefined })).toBe(5);
});

test('a cost nobody wrote down is not zero', () => {
  expect(monthCost({ purchase: undefined, monthly: undefined })).toBeUndefined();
  expect(costPerMeasure(undefined, 100)).toBeUndefined();
  expect(costPerMeasure(7, 0)).toBeUndefined();
  expect(costPerMeasure(7, 700)).toBeCloseTo(0.01);
});
