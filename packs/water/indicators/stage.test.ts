import { MINUTE } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { probeOutOfWaterCheck } from '../checks/probe-out-of-water.ts';
import { conductivity25Indicator } from './conductivity-25.ts';
import { conductivityStep } from './conductivity-step.ts';
import { dischargeOfStage } from './discharge.ts';
import { riseIndicator } from './rise.ts';
import { stageOfDepth } from './stage-from-depth.ts';
import { stageOfDistance } from './stage-from-distance.ts';
import { timeToLevel } from './time-to-level.ts';

describe('stage', () => {
  it('VEC-R-1', () => {
    expect(stageOfDistance(2116, { sensorElevation: 12.345, zeroElevation: 8.9 })).toBeCloseTo(1.329, 6);
  });

  it('of an immersed probe', () => {
    expect(stageOfDepth(4232, { sensorElevation: 6.5, zeroElevation: 8.9 })).toBeCloseTo(1.832, 6);
  });

  it('is absent without elevations', () => {
    expect(stageOfDistance(2116, {})).toBeUndefined();
    expect(stageOfDepth(4232, { zeroElevation: 8.9 })).toBeUndefined();
  });

  it('VEC-R-2: rate of rise', () => {
    const stages = [0.62, 0.63, 0.66, 0.71, 0.79, 0.88, 0.98];
    const samples = stages.map((value, i) => ({ time: i * 5 * MINUTE, duration: 5 * MINUTE, value }));
    const input = {
      start: 0,
      end: 30 * MINUTE + 1,
      samples,
      asset: {},
      longitude: 5,
      latitude: 43,
      localHour: () => 0,
    };
    expect(riseIndicator.compute(input)).toBeCloseTo(73.286, 3);
  });
});

describe('time to the next level', () => {
  const asset = { threshold1: 0.8, threshold2: 1.2, threshold3: 1.6 };
  const input = { start: 0, end: 30 * MINUTE + 1, asset, longitude: 5, latitude: 43, localHour: () => 0 };
  const of = (values: readonly number[]) =>
    timeToLevel.compute({
      ...input,
      samples: values.map((value, i) => ({ time: i * 5 * MINUTE, duration: 5 * MINUTE, value })),
    });

  it('is to the first level above the water, at the slope of the last half-hour', () => {
    // 73.286 cm/h (VEC-R-2), 22 cm to go
    expect(of([0.62, 0.63, 0.66, 0.71, 0.79, 0.88, 0.98])).toBeCloseTo((22 / 73.286) * 60, 2);
    expect(of([0.6, 0.62, 0.64, 0.66, 0.68, 0.7, 0.72])).toBeCloseTo(20, 6);
  });

  it('is absent while the water stands, falls, is over the last level, or would take hours', () => {
    expect(of([0.7, 0.7, 0.7, 0.7])).toBeUndefined();
    expect(of([0.9, 0.8, 0.7, 0.6])).toBeUndefined();
    expect(of([1.7, 1.8, 1.9])).toBeUndefined();
    expect(of([0.3, 0.305, 0.31, 0.315])).toBeUndefined();
    expect(timeToLevel.compute({ ...input, samples: [] })).toBeUndefined();
  });
});

describe('discharge', () => {
  const asset = {
    ratingCurves: 'v1 ..2025-10-01 : 0.30..2 a=7.9 h0=0.21 b=1.72 ; v2 2025-10-01.. : 0.30..2 a=8.4 h0=0.21 b=1.72',
  };

  it('VEC-R-1: by the curve of the time of measure', () => {
    const october = 1_759_276_800_000;
    expect(dischargeOfStage(0.98, asset, october)).toBeCloseTo(5.359, 3);
    expect(dischargeOfStage(0.98, asset, october - 1)).toBeCloseTo((5.359 * 7.9) / 8.4, 3);
  });

  it('is absent outside the curve, without a curve, and with one that cannot be read', () => {
    expect(dischargeOfStage(2.5, asset, 0)).toBeUndefined();
    expect(dischargeOfStage(1, {}, 0)).toBeUndefined();
    expect(dischargeOfStage(1, { ratingCurves: 'a bit more than last year' }, 0)).toBeUndefined();
  });
});

describe('conductivity', () => {
  it('VEC-R-5: at 25 °C with the temperature of the same frame, absent without it', () => {
    expect(conductivity25Indicator.compute(400, {}, { time: 0, beside: 12.9 })).toBeCloseTo(520.23, 2);
    expect(conductivity25Indicator.compute(400, {}, { time: 0 })).toBeUndefined();
  });

  it('a step is against the three hours before', () => {
    const at = (minutes: number, value: number) => ({ time: minutes * MINUTE, duration: 0, value });
    const input = { start: 0, end: 30 * MINUTE + 1, asset: {}, longitude: 5, latitude: 43, localHour: () => 0 };
    const before = [at(-60, 800), at(-45, 800), at(-30, 800), at(-15, 800)];
    expect(conductivityStep.compute({ ...input, before, samples: [at(0, 500), at(15, 500)] })).toBeCloseTo(37.5, 6);
    expect(conductivityStep.compute({ ...input, samples: [at(0, 500)] })).toBeUndefined();
  });
});

describe('probe out of the water', () => {
  it('a temperature without conductivity is that of the air', () => {
    const far = (conductivity: number) =>
      probeOutOfWaterCheck.test.kind === 'cross-check' && probeOutOfWaterCheck.test.distance(31, [conductivity], {});
    expect(far(0)).toBeGreaterThan(0);
    expect(far(480)).toBeLessThan(0);
  });
});
