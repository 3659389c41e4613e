import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../instant.ts';
import { crossFlags } from './cross.ts';
import { gapsOf } from './gaps.ts';
import { rateFlags } from './rate.ts';
import { judgeNeighbours, reachOf } from './check-series.ts';
import type { SeriesCheck } from './check-series.ts';
import { checkInForce, parameterFaults } from './check-settings.ts';
import { spikeFlags } from './spike.ts';
import { stuckFlags } from './stuck.ts';

const STEP = 15 * MINUTE;
const LONGEST = 1.5 * STEP;
/** A hole where a value is missing. */
const series = (values: readonly (number | undefined)[]) =>
  values.flatMap((value, i) => (value === undefined ? [] : [{ time: i * STEP, value }]));
const VECTOR = series([10.0, 10.2, 10.1, 18.0, 10.3, 10.3, 10.3, 10.3, undefined, 10.4]);

describe('spike', () => {
  const limits = { suspect: 3, fail: 6 };

  test('VEC-QC-1, in one round as the published test', () => {
    expect(spikeFlags(VECTOR, { ...limits, again: false }, LONGEST)).toEqual([2, 1, 3, 4, 3, 1, 1, 2, 2]);
  });

  test('run again without it, one spike does not condemn its neighbours', () => {
    expect(spikeFlags(VECTOR, limits, LONGEST)).toEqual([2, 1, 1, 4, 1, 1, 1, 2, 2]);
    // so large that the neighbours would have failed too
    expect(spikeFlags(series([10, 10, 60, 10, 10]), limits, LONGEST)).toEqual([2, 1, 4, 1, 2]);
    expect(spikeFlags(series([10, 10, 60, 10, 90, 10, 10]), limits, LONGEST)).toEqual([2, 1, 4, 1, 4, 1, 2]);
  });

  test('a step or a flood is no spike where both neighbours must disagree', () => {
    const rise = series([0.2, 0.2, 1.5, 1.6, 1.7, 1.6]);
    expect(spikeFlags(rise, { suspect: 0.15, fail: 0.4, method: 'differential' }, LONGEST)).toEqual([2, 1, 1, 1, 1, 2]);
    expect(spikeFlags(rise, { suspect: 0.15, fail: 0.4 }, LONGEST)).toContain(4);
    const branch = series([0.2, 0.2, 1.5, 0.2, 0.2]);
    expect(spikeFlags(branch, { suspect: 0.15, fail: 0.4, method: 'differential' }, LONGEST)).toEqual([2, 1, 4, 1, 2]);
  });

  test('a judgement depends on a bounded number of neighbours', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 21, maxLength: 21 }),
        fc.array(value, { maxLength: 9 }),
        (core, tail) => {
          const alone = spikeFlags(series(core), limits, LONGEST)[10];
          const longer = [...core, ...tail];
          expect(spikeFlags(series(longer), limits, LONGEST)[10]).toBe(alone);
        },
      ),
    );
  });
});

describe('stuck', () => {
  test('VEC-QC-1', () => {
    const flags = stuckFlags(VECTOR, { tolerance: 0.05, suspectAfter: 3, failAfter: 4 }, LONGEST);
    expect(flags).toEqual([1, 1, 1, 1, 1, 1, 3, 4, 1]);
  });

  test('by duration, and legal in low water', () => {
    const still = series([0.2, 0.2, 0.2, 0.2, 0.2]);
    const limits = { tolerance: 0.001, suspectAfter: 1800, failAfter: 3600, counted: 'seconds' as const };
    expect(stuckFlags(still, limits, LONGEST)).toEqual([1, 1, 3, 3, 4]);
    expect(stuckFlags(still, { ...limits, legalBelow: 0.3 }, LONGEST)).toEqual([1, 1, 1, 1, 1]);
  });

  test('as a count by hand of the values that stay together', () => {
    const values = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 3 }), (given, tolerance) => {
        const flags = stuckFlags(series(given), { tolerance, suspectAfter: 4 }, LONGEST);
        const byHand = given.map((_, i) => {
          const last = given.slice(Math.max(0, i - 3), i + 1);
          return last.length === 4 && Math.max(...last) - Math.min(...last) < tolerance ? 3 : 1;
        });
        expect(flags).toEqual(byHand);
      }),
    );
  });
});

describe('rate, cross-check, gaps', () => {
  test('a rate is not evaluated after a gap, and skips what failed by itself', () => {
    const points = [
      { time: 0, value: 0 },
      { time: STEP, value: undefined },
      { time: 2 * STEP, value: 90 },
      { time: 9 * STEP, value: 0 },
    ];
    expect(rateFlags(points, { suspect: 0.01 }, LONGEST)).toEqual([2, 9, 3, 2]);
  });

  test('held against another series at the nearest time; nothing is said without it', () => {
    const cross = {
      kind: 'cross-check' as const,
      with: { quantity: 'waterTemperature' },
      suspect: 2,
      distance: (value: number, [other = 0]: readonly number[]) => Math.abs(value - other),
    };
    const own = series([10, 10, 10]);
    const other = [
      { time: MINUTE, value: 10 },
      { time: STEP + MINUTE, value: 15 },
    ];
    const context = { others: [other], asset: {}, period: 10 * MINUTE };
    expect(crossFlags(own, cross, context)).toEqual([1, 3, 2]);
    expect(crossFlags(own, cross, { ...context, others: [] })).toEqual([2, 2, 2]);
    expect(crossFlags(own, { ...cross, distance: () => Number.NaN }, context)).toEqual([2, 2, 2]);
  });

  test('phases against their total: not without all of them', () => {
    const sum = {
      kind: 'cross-check' as const,
      with: { quantity: 'activePower' },
      needsAll: true,
      suspect: 50,
      distance: (value: number, phases: readonly number[]) => Math.abs(value - phases.reduce((a, b) => a + b, 0)),
    };
    const phases = [series([100, 100]), series([200, 400]), series([300])];
    const context = { others: phases, asset: {}, period: STEP / 2 };
    expect(crossFlags(series([610, 900]), sum, context)).toEqual([1, 2]);
    expect(crossFlags(series([700, 900]), { ...sum, needsAll: false }, context)).toEqual([3, 3]);
  });

  test('in and out over a span: sums, once three quarters of them are there', () => {
    const share = {
      kind: 'cross-check' as const,
      with: { quantity: 'count' },
      over: 3600,
      suspect: 0.4,
      distance: (a: number, [b = 0]: readonly number[]) => Math.abs(a - b) / (a + b),
    };
    const context = { others: [series([9, 1, 1, 1, 1])], asset: {}, period: STEP };
    expect(crossFlags(series([9, 8, 8, 8, 8]), share, context)).toEqual([2, 2, 1, 3, 3]);
  });

  test('gaps of a span, its edges included', () => {
    const limits = { period: 10, suspect: 1.5, fail: 3 };
    expect(gapsOf([0, 10, 30, 40, 100], { start: 0, end: 110 }, limits)).toEqual([
      { from: 10, to: 30, missing: 1, long: false },
      { from: 40, to: 100, missing: 5, long: true },
    ]);
    expect(gapsOf([], { start: 0, end: 100 }, limits)).toMatchObject([{ missing: 10, long: true }]);
    expect(gapsOf([], { start: 0, end: 100 }, { ...limits, period: 0 })).toEqual([]);
  });
});

test('the worst flag with every reason', () => {
  const checks: SeriesCheck[] = [
    { test: { kind: 'spike', suspect: 3, fail: 6, again: false }, others: [] },
    { test: { kind: 'rate-of-change', suspect: 5 / 900 }, others: [] },
  ];
  const verdicts = judgeNeighbours(VECTOR, checks, { period: STEP, asset: {} });
  expect(verdicts.map(({ flag }) => flag)).toEqual([2, 1, 3, 4, 3, 1, 1, 1, 2]);
  expect(verdicts[3]?.reasons.toString(2)).toBe('1100000');
  expect(
    reachOf({ kind: 'stuck', tolerance: 1, suspectAfter: 4, failAfter: 8 }, STEP, { start: 0, end: STEP }).back,
  ).toBe(12 * STEP);
});

test('settings change parameters that the test has, by the same shape', () => {
  const check = {
    id: 'c',
    quantity: 'stage',
    test: { kind: 'site-range' as const, suspect: [0, 1] as const },
    source: 'choice',
    label: { fr: 'c', en: 'c' },
  };
  expect(parameterFaults(check.test, { suspect: [0, 3], fail: [-1, 9] })).toEqual([]);
  expect(parameterFaults(check.test, { suspect: 3, other: [0, 1] })).toEqual(['suspect', 'other']);
  expect(parameterFaults(check.test, { suspect: [3, 0] })).toEqual(['suspect']);
  const setting = { check: 'c', enabled: true, parameters: { suspect: [0, 3] as const }, source: 'étude 2026' };
  expect(checkInForce(check, setting)).toMatchObject({ test: { suspect: [0, 3] }, source: 'étude 2026' });
  expect(checkInForce(check, { ...setting, enabled: false })).toBeUndefined();
  expect(checkInForce(check, undefined)).toBe(check);
});
