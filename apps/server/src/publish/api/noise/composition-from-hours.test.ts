import { expect, test } from 'vitest';
import { compositionFromHours } from './composition-from-hours.ts';

const hour = (value: number | undefined, coverage = 1) => ({ value, coverage });

test('contributions add up to the level, shares to one, and a poor hour weighs less', () => {
  const { level, classes, hours } = compositionFromHours([
    { quantity: 'LAeqRoad', points: [hour(60), hour(63, 0.5), hour(undefined)] },
    { quantity: 'LAeqTwoWheelers', points: [hour(57), hour(0, 0.5)] },
    { quantity: 'LAeqOther', points: [hour(0), hour(0, 0.5)] },
    { quantity: 'timeShareRoad', points: [hour(80), hour(90, 0.5)] },
  ]);
  expect(hours).toBe(2);
  const energy = (10 ** 6 + 0.5 * 10 ** 6.3) / 1.5 + (10 ** 5.7 + 0.5) / 1.5 + 1;
  expect(level).toBeCloseTo(10 * Math.log10(energy), 9);
  expect(classes.map(({ sound }) => sound)).toEqual(['road', 'twoWheelers', 'other']);
  expect(classes.reduce((sum, { energyShare }) => sum + energyShare, 0)).toBeCloseTo(1, 9);
  expect(classes[0]?.timeShare).toBeCloseTo((0.8 + 0.45) / 1.5, 9);
  expect(classes[2]?.contribution).toBeUndefined();
});

test('without a series nothing is said', () => {
  expect(compositionFromHours([])).toEqual({ level: undefined, hours: 0, classes: [] });
});
