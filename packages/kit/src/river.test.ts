import { expect, test } from 'vitest';
import { MINUTE } from './instant.ts';
import { waterPercentile90, waterRank90 } from './percentile.ts';
import { endToEndRate, lastStages, minutesToThreshold, riseRate } from './rise.ts';
import { continueRating, dischargeOf, stageFromDistance, stageOf } from './stage.ts';

test('VEC-R-1 stage, rating curve, its inverse and its continuity', () => {
  const stage = stageFromDistance(2.116, { sensorElevation: 12.345, zeroElevation: 8.9 });
  expect(stage).toBeCloseTo(1.329, 6);
  const low = { from: 0.3, to: 1.329, a: 8.4, h0: 0.21, b: 1.72 };
  const high = continueRating(low, { from: 1.329, to: 3, h0: 0.55, b: 1.45 });
  expect(high.a).toBeCloseTo(14.6399, 4);
  const curve = [low, high];
  expect(dischargeOf(curve, stage)?.discharge).toBeCloseTo(10.192, 3);
  expect(dischargeOf(curve, 0.98)).toEqual({ discharge: expect.closeTo(5.359, 3), estimated: false });
  expect(dischargeOf(curve, 2)?.discharge).toBeCloseTo(25.091, 3);
  expect(stageOf(curve, 10.192)).toBeCloseTo(1.329, 3);
});

test('outside the curve the discharge is estimated', () => {
  const curve = [{ from: 0.3, to: 2, a: 8.4, h0: 0.21, b: 1.72 }];
  expect(dischargeOf(curve, 2.5)?.estimated).toBe(true);
  expect(dischargeOf(curve, 0.1)).toEqual({ discharge: 0, estimated: true });
  expect(dischargeOf([], 1)).toBeUndefined();
});

test('VEC-R-2 rate of rise and time to threshold', () => {
  const stages = [0.62, 0.63, 0.66, 0.71, 0.79, 0.88, 0.98].map((value, i) => ({ time: i * 5 * MINUTE, value }));
  expect(riseRate(stages)).toBeCloseTo(73.286, 3);
  expect(endToEndRate(stages)).toBeCloseTo(72, 3);
  const recent = riseRate(lastStages(stages, 10 * MINUTE)) ?? 0;
  expect(recent).toBeCloseTo(114, 3);
  expect(minutesToThreshold(0.98, 1.2, recent)).toBeCloseTo(11.579, 3);
  expect(minutesToThreshold(0.98, 1.2, 5)).toBeUndefined();
});

test('VEC-R-6 the water rank of the 90th percentile rounds half up', () => {
  expect([10, 12, 20, 30, 36].map(waterRank90)).toEqual([10, 11, 19, 28, 33]);
  const nitrates = [8.2, 11.4, 9.9, 14.8, 12.1, 10.2, 22.7, 18.3, 16.0, 9.1, 13.5, 19.6];
  expect(waterPercentile90(nitrates)).toBe(19.6);
  expect(waterPercentile90([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'low')).toBe(1);
});
