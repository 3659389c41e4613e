import { describe, expect, test } from 'vitest';
import { FLAG_REASONS, maskReasons, reasonMask } from './flag.ts';
import { aggregateFlags, flatTest, gapFlag, rangeTest, rateFlag, spikeTest } from './qartod.ts';

const SERIES = [10.0, 10.2, 10.1, 18.0, 10.3, 10.3, 10.3, 10.3, undefined, 10.4];

describe('QARTOD', () => {
  test('VEC-QC-1 spike, range, flat and their aggregate', () => {
    const spike = spikeTest(SERIES, { suspect: 3, fail: 6 });
    const range = rangeTest(SERIES, { fail: [0, 50], suspect: [5, 15] });
    const flat = flatTest(SERIES, { tolerance: 0.05, suspectAfter: 3, failAfter: 4 });
    expect(spike).toEqual([2, 1, 3, 4, 3, 1, 1, 2, 9, 2]);
    expect(range).toEqual([1, 1, 1, 3, 1, 1, 1, 1, 9, 1]);
    expect(flat).toEqual([1, 1, 1, 1, 1, 1, 3, 4, 9, 1]);
    expect(aggregateFlags(spike, range, flat)).toEqual([1, 1, 3, 4, 3, 1, 3, 4, 9, 1]);
  });

  test('rate of change needs a value before', () => {
    const limits = { suspect: 0.1, fail: 1 };
    expect(rateFlag(undefined, { time: 0, value: 1 }, limits)).toBe(2);
    expect(rateFlag({ time: 0, value: 0 }, { time: 10_000, value: 0.5 }, limits)).toBe(1);
    expect(rateFlag({ time: 0, value: 0 }, { time: 10_000, value: 5 }, limits)).toBe(3);
    expect(rateFlag({ time: 0, value: 0 }, { time: 1000, value: -5 }, limits)).toBe(4);
    expect(rateFlag({ time: 0, value: 0 }, { time: 1000, value: 500 }, { suspect: 0.1 })).toBe(3);
  });

  test('gap in expected periods', () => {
    expect([1000, 1600, 3100].map((elapsed) => gapFlag(elapsed, 1000, { suspect: 1.5, fail: 3 }))).toEqual([1, 3, 4]);
  });

  test('reasons are kept as bits', () => {
    expect(maskReasons(reasonMask(['spike', 'sensor-range']))).toEqual(['sensor-range', 'spike']);
    expect(reasonMask(FLAG_REASONS)).toBeLessThanOrEqual(32_767);
  });
});
