import { expect, it } from 'vitest';
import { RunningTotal } from './running-total.ts';

it('sums up to any slot, in any order of asking', () => {
  const total = new RunningTotal({ first: 10, blockSize: 4, amount: (slot) => slot });
  expect(total.through(21)).toBe(186);
  expect(total.through(10)).toBe(10);
  expect(total.through(13)).toBe(46);
  expect(total.through(14)).toBe(60);
  expect(total.of(14)).toBe(14);
  expect(total.through(9)).toBe(0);
});
