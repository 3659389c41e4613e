import { expect, test } from 'vitest';
import { oxygenSolubility } from './oxygen.ts';

test.each([
  [20, 9.092],
  [21.46, 8.835],
  [12.9, 10.56],
])('VEC-R-4: water at %s °C holds %s mg/L', (temperature, milligrams) => {
  expect(oxygenSolubility(temperature)).toBeCloseTo(milligrams, 3);
});
