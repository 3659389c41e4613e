import { CALM } from '@vigie/kit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay, samplesAhead, stateBefore } from './replay.ts';

const SETTINGS = { thresholds: [0.8, 1.2, 1.6], hysteresis: 0.1, up: 2, down: 3 };
const X = [
  0.62, 0.71, 0.83, 0.79, 0.82, 0.86, 0.95, 1.22, 1.27, 1.31, 1.64, 1.25, 1.18, 1.12, 1.08, 1.07, 1.05, 0.98, 0.74,
  0.68, 0.66, 0.65,
];
const timed = (values: readonly number[]) => values.map((value, time) => ({ time, value }));

test('VEC-ALERT-1 as changes with the value that caused each', () => {
  expect(replay(CALM, timed(X), SETTINGS).changes).toEqual([
    { time: 5, from: 0, to: 1, value: 0.86 },
    { time: 8, from: 1, to: 2, value: 1.27 },
    { time: 16, from: 2, to: 1, value: 1.05 },
    { time: 21, from: 1, to: 0, value: 0.65 },
  ]);
});

test('the state at any time follows from the level and a few values ahead', () => {
  const series = fc.array(fc.double({ min: 0.5, max: 1.8, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(series, fc.nat(40), (values, cut) => {
      const samples = timed(values);
      const ahead = samples.slice(0, cut);
      const whole = replay(CALM, ahead, SETTINGS);
      const level = whole.changes.at(-1)?.to ?? 0;
      const state = stateBefore(level, ahead.slice(-samplesAhead(SETTINGS)), SETTINGS);
      expect(replay(state, samples.slice(cut), SETTINGS).changes).toEqual(
        replay(whole.state, samples.slice(cut), SETTINGS).changes,
      );
    }),
  );
});
