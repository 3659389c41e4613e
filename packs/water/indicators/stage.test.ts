import { MINUTE } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { riseIndicator } from './rise.ts';
import { stageOfDepth } from './stage-from-depth.ts';
import { stageOfDistance } from './stage-from-distance.ts';

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
