import { HOUR, MINUTE } from '@vigie/kit';
import { expect, it } from 'vitest';
import { fastestRise, passageOf } from './diary-levels.ts';

const stages = [0.5, 0.7, 0.9, 1.1, 0.9, 0.7].map((value, i) => ({ time: i * 15 * MINUTE, value }));

it('says when a level was reached first and last, and how long the water was measured over it', () => {
  expect(passageOf(stages, 1, 0.8)).toEqual({ level: 1, mark: 0.8, first: 30 * MINUTE, last: HOUR, over: 45 * MINUTE });
  expect(passageOf(stages, 2, 2)).toEqual({ level: 2, mark: 2, over: 0 });
  const broken = [stages[3], { time: 9 * HOUR, value: 1 }].filter((stage) => stage !== undefined);
  expect(passageOf(broken, 1, 0.8).over).toBe(0);
});

it('finds the fastest half-hour, and none where the water falls', () => {
  const fastest = fastestRise(stages);
  expect(fastest?.rate).toBeCloseTo(80, 6);
  expect(fastestRise(stages.slice(3))).toBeUndefined();
});
