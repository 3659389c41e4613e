import { describe, expect, it } from 'vitest';
import { fillOfDistance } from './fill-from-distance.ts';

const container = { dEmpty: 2450, dFull: 350 };

describe('fill from distance', () => {
  it('VEC-W-1', () => {
    expect(fillOfDistance(2116, container)).toBeCloseTo(15.905, 3);
    expect(fillOfDistance(1601, container)).toBeCloseTo(40.429, 3);
  });

  it('keeps an overflow', () => {
    expect(fillOfDistance(250, container)).toBeGreaterThan(100);
  });

  it('is absent without both distances, or with them the wrong way round', () => {
    expect(fillOfDistance(1000, { dEmpty: 2450 })).toBeUndefined();
    expect(fillOfDistance(1000, { dEmpty: 350, dFull: 2450 })).toBeUndefined();
  });
});
