import { fc, test } from '../testing/property.ts';
import { expect } from 'vitest';
import { CALM, alertLevels, stepAlert } from './alert.ts';

const SETTINGS = { thresholds: [0.8, 1.2, 1.6], hysteresis: 0.1, up: 2, down: 3 };
const X = [
  0.62, 0.71, 0.83, 0.79, 0.82, 0.86, 0.95, 1.22, 1.27, 1.31, 1.64, 1.25, 1.18, 1.12, 1.08, 1.07, 1.05, 0.98, 0.74,
  0.68, 0.66, 0.65,
];
const LEVELS = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0];

test('VEC-ALERT-1 levels with hysteresis and persistence', () => {
  expect(alertLevels(X, SETTINGS)).toEqual(LEVELS);
});

test('VEC-ALERT-1 mirrored: low values alert', () => {
  const mirrored = { ...SETTINGS, thresholds: SETTINGS.thresholds.map((t) => -t), direction: 'down' as const };
  expect(
    alertLevels(
      X.map((x) => -x),
      mirrored,
    ),
  ).toEqual(LEVELS);
});

test('a value on the edge of the hysteresis is sustained', () => {
  const settings = { thresholds: [0.8], hysteresis: 0.1, up: 1, down: 1 };
  expect(alertLevels([0.8, 0.7, 0.69], settings)).toEqual([1, 1, 0]);
});

const values = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { maxLength: 60 });

test.prop([values])('a cut series goes on from its state', (series) => {
  const half = Math.floor(series.length / 2);
  let state = CALM;
  for (const x of series.slice(0, half)) state = stepAlert(state, x, SETTINGS);
  const tail = series.slice(half).map((x) => {
    state = stepAlert(state, x, SETTINGS);
    return state.level;
  });
  expect(tail).toEqual(alertLevels(series, SETTINGS).slice(half));
});

test.prop([values])('fewer than `up` samples in a row never raise', (series) => {
  const broken = series.flatMap((x) => [x, 0]);
  expect(alertLevels(broken, SETTINGS).every((level) => level === 0)).toBe(true);
});
