import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oxygenSaturation, oxygenSolubility } from './oxygen.ts';
import { waterPercentile90 } from './percentile.ts';
import { leastMean, leastMonthOfYear } from './river-low-flow.ts';
import { conductivityAt25, indicativeState, waterClass } from './river-quality.ts';

test.each([
  [20, 8.971],
  [21.46, 8.717],
  [12.9, 10.42],
])('VEC-R-4: at 1000 hPa water at %s °C holds %s mg/L', (temperature, milligrams) => {
  expect(oxygenSolubility(temperature, 1000)).toBeCloseTo(milligrams, 3);
});

test('VEC-R-4: saturation', () => {
  expect(oxygenSaturation(8.69, { temperature: 21.46 })).toBeCloseTo(98.354, 2);
  expect(oxygenSaturation(8.69, { temperature: 21.46, pressure: 1000 })).toBeCloseTo(99.69, 2);
});

test('VEC-R-5: conductivity at 25 °C', () => {
  expect(conductivityAt25(400, 12.9)).toBeCloseTo(520.23, 2);
});

test('VEC-R-6: class of the 90th percentile of nitrates', () => {
  const nitrates = [8.2, 11.4, 9.9, 14.8, 12.1, 10.2, 22.7, 18.3, 16.0, 9.1, 13.5, 19.6];
  expect(waterClass('nitrate', waterPercentile90(nitrates) ?? 0)).toBe(2);
  expect(waterClass('nitrate', 500)).toBe(3);
});

test('VEC-R-7: worst parameter of an element, worst element of the state', () => {
  const values = { waterTemperature: 21.46, dissolvedOxygen: 5.4, oxygenSaturation: 62, pH: 8.3 };
  expect(indicativeState(values, 'cyprinid')).toEqual({
    class: 3,
    elements: { temperature: 1, oxygen: 3, acidification: 2 },
    because: ['dissolvedOxygen', 'oxygenSaturation'],
  });
  expect(indicativeState({ turbidity: 900 })).toBeUndefined();
});

test('a limit belongs to the better class, and a worse value never has a better class', () => {
  expect([8, 7.999, 6, 4, 3, 2.9].map((oxygen) => waterClass('dissolvedOxygen', oxygen))).toEqual([1, 2, 2, 3, 4, 5]);
  expect([6.5, 6.4, 8.2, 8.3, 10.1].map((pH) => waterClass('pH', pH))).toEqual([1, 2, 1, 2, 5]);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (low, more) => {
        for (const parameter of ['waterTemperature', 'nitrite', 'ammonium', 'nitrate']) {
          expect(waterClass(parameter, low + more)).toBeGreaterThanOrEqual(waterClass(parameter, low) ?? 0);
        }
        expect(waterClass('oxygenSaturation', low + more)).toBeLessThanOrEqual(
          waterClass('oxygenSaturation', low) ?? 0,
        );
      },
    ),
  );
});

test('low flow: the least mean of three days in a row, the least month of a whole year', () => {
  expect(leastMean([5, 3, 1, 2, 9], 3)).toBe(2);
  expect(leastMean([5, 3, undefined, 1, 1], 3)).toBeUndefined();
  expect(leastMonthOfYear([4, 3, 2, 2, 1.5, 1, 0.4, 0.3, 0.6, 1, 2, 3])).toBe(0.3);
  expect(leastMonthOfYear([4, 3])).toBeUndefined();
});
