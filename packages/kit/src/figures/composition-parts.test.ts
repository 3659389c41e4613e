import { expect, test } from 'vitest';
import { energyShares, fewerParts, partsOfPeriod } from './composition-parts.ts';
import { partShares } from './matrix-shares.ts';

// VEC-N-6 as a station says it: four classes of an hour
const TIME = [66.667, 3.333, 16.667, 13.333];
const LEVELS = [64.239, 63.229, 52.218, 43.249];
const at = (values: readonly number[]) => values.map((value) => [{ time: 0, partial: false, value }]);

test('VEC-N-6: shares of the energy come from the contributions, not from the time', () => {
  const [shares] = energyShares(at(LEVELS), [0]);
  expect(shares?.map((share) => 100 * share)).toEqual([53.671, 42.531, 3.37, 0.427].map((x) => expect.closeTo(x, 1)));
  const parts = partsOfPeriod(partShares(at(TIME), [0]), at(LEVELS));
  expect(parts.map(({ part }) => part)).toEqual([0, 1, 2, 3]);
  expect(parts[1]).toMatchObject({ timeShare: expect.closeTo(0.0333, 3), contribution: expect.closeTo(63.229, 3) });
});

test('a class nothing was heard of has a share of nothing, and no level', () => {
  expect(partsOfPeriod([[1, 0]], at([60, 0]))[1]).toMatchObject({ contribution: undefined, timeShare: 0 });
  expect(energyShares([...at([60]), []], [0])).toEqual([undefined]);
});

test('what cannot be told apart is shown together as the last part', () => {
  const { kept, stacks } = fewerParts([[[0.5, 0.05, 0.3, 0.05, 0.1], undefined]], 3);
  expect(kept).toEqual([0, 2]);
  expect(stacks).toEqual([[[0.5, 0.3, expect.closeTo(0.2, 9)], undefined]]);
  expect(fewerParts([[[0.5, 0.5]]], 3).kept).toEqual([0, 1]);
});
