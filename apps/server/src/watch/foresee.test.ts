import { describe, expect, test } from 'vitest';
import { foresee } from './foresee.ts';

const settings = { thresholds: [1, 2], hysteresis: 0.1, up: 2, down: 2 };
const series = (values: readonly number[]) => values.map((value, time) => ({ time, value }));
const told = (before: readonly number[], after: readonly number[]) =>
  foresee({ settings, levelBefore: 0, ahead: [], before: series(before), after: series(after) });

const CALM = [0, 0, 0, 0, 0, 0];
const HIGH = [0, 1.5, 1.5, 1.5, 0, 0];

describe('alarms of a series that changes', () => {
  test('none where nothing rises', () => {
    expect(told(CALM, CALM)).toEqual({ opening: [], closing: [], changing: [] });
    expect(told(HIGH, HIGH)).toEqual({ opening: [], closing: [], changing: [] });
  });
  test('one that would open, and the same one closing the other way round', () => {
    const episode = { opened: 2, returned: 5, level: 1 };
    expect(told(CALM, HIGH)).toEqual({ opening: [episode], closing: [], changing: [] });
    expect(told(HIGH, CALM)).toEqual({ opening: [], closing: [episode], changing: [] });
  });
  test('one that would be worse', () => {
    const { changing, opening } = told(HIGH, [0, 2.5, 2.5, 2.5, 0, 0]);
    expect(opening).toEqual([]);
    expect(changing).toEqual([
      { before: { opened: 2, returned: 5, level: 1 }, after: { opened: 2, returned: 5, level: 2 } },
    ]);
  });
  test('one that was there before the period and would return', () => {
    const { changing } = foresee({
      settings,
      levelBefore: 1,
      ahead: [],
      before: series([1.5, 1.5, 1.5]),
      after: series([0, 0, 0]),
    });
    expect(changing).toEqual([
      { before: { opened: 0, returned: undefined, level: 1 }, after: { opened: 0, returned: 1, level: 1 } },
    ]);
  });
});
