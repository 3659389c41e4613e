import { fc, test } from '../../testing/property.ts';
import { describe, expect } from 'vitest';
import { quantityOf } from '../quantity-registry.ts';
import { QUANTITIES } from '../quantities.ts';
import type { LawName } from '../quantity.ts';
import { increments } from './increments.ts';
import { EMPTY_STATE, mergeStates } from './law.ts';
import type { LawState } from './law.ts';
import { aggregate, lawOf, liftAll } from './laws.ts';
import { percentileOfState } from './median.ts';
import { liftRatio } from './ratio-of-sums.ts';

const NAMES: readonly Exclude<LawName, 'none'>[] = [
  'energy-mean',
  'sum',
  'mean-by-duration',
  'last-valid',
  'meter-difference',
  'ratio-of-sums',
  'vector-mean',
  'median',
  'min',
  'max',
];

const samples = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 10_000 }),
    duration: fc.integer({ min: 1, max: 3600 }).map((s) => s * 1000),
    value: fc.integer({ min: 0, max: 1200 }).map((x) => x / 10),
  }),
  { maxLength: 30 },
);

// Floating sums in another order differ in the last bits.
const close = (a: LawState, b: LawState): void => {
  const round = (x: number) => Number(x.toPrecision(9));
  const shape = ({ histogram, s1, s2, weight, ...rest }: LawState) => ({
    ...rest,
    sums: [s1, s2, weight].map(round),
    histogram: histogram && [...histogram].toSorted(([x], [y]) => x - y),
  });
  expect(shape(a)).toEqual(shape(b));
};

describe.each(NAMES)('law %s', (name) => {
  const law = lawOf(name)!; // every name of the list has a law
  const lift = (each: Parameters<typeof liftAll>[1]) => liftAll(law, each, 1);

  test.prop([samples, samples])('merge is commutative', (a, b) => {
    close(mergeStates(lift(a), lift(b)), mergeStates(lift(b), lift(a)));
  });

  test.prop([samples, samples, samples])('merge is associative', (a, b, c) => {
    const left = mergeStates(mergeStates(lift(a), lift(b)), lift(c));
    close(left, mergeStates(lift(a), mergeStates(lift(b), lift(c))));
  });

  test.prop([samples, fc.nat(30)])('a roll-up of roll-ups is the roll-up', (all, cut) => {
    close(mergeStates(lift(all.slice(0, cut)), lift(all.slice(cut))), lift(all));
  });

  test('nothing gives nothing, never zero', () => {
    expect(law.lower(EMPTY_STATE)).toBeUndefined();
    expect(law.lower(mergeStates(EMPTY_STATE, EMPTY_STATE))).toBeUndefined();
  });
});

describe('figures', () => {
  const of = (quantity: string, values: readonly number[], duration = 60_000) =>
    aggregate(
      quantityOf(quantity),
      values.map((value, i) => ({ time: i * duration, duration, value })),
    )?.value;

  test('each quantity by its own law', () => {
    expect(of('LAeq', [55, 57.2, 61.5, 70.3, 66.1, 58.4, 54.9, 53.8, 56, 60.2])).toBeCloseTo(62.951, 3);
    expect(of('count', [1, 0, 4])).toBe(5);
    expect(of('stage', [1, 2])).toBe(1.5);
    expect(of('fillLevel', [10, 80, 12])).toBe(12);
    expect(of('pH', [7, 7.1, 9])).toBe(7.1);
    expect(of('windDirection', [350, 10])).toBeCloseTo(0, 9);
    expect(of('windDirection', [0, 180])).toBeUndefined();
    expect(of('LAFmax', [60, 82, 71])).toBe(82);
    expect(of('LAF', [60])).toBeUndefined();
    expect(of('oxygenSaturation', [90, 100])).toBeCloseTo(95, 9);
  });

  test('a zero counted is a zero', () => {
    expect(of('count', [0, 0])).toBe(0);
    expect(of('count', [])).toBeUndefined();
  });

  test('unequal durations weigh', () => {
    const levels = [
      [600, 62],
      [600, 65.5],
      [240, 71.2],
    ] as const;
    const series = levels.map(([seconds, value], i) => ({ time: i, duration: seconds * 1000, value }));
    expect(aggregate(quantityOf('LAeq'), series)).toEqual({ value: expect.closeTo(66.371, 3), weight: 1440 });
  });

  test('shares add by their wholes', () => {
    const sample = { time: 0, duration: 0, value: 0 };
    const state = mergeStates(liftRatio(sample, { part: 1, whole: 2 }), liftRatio(sample, { part: 0, whole: 8 }));
    expect(lawOf('ratio-of-sums')?.lower(state)?.value).toBe(10);
  });

  test('percentiles of a histogram are type 7', () => {
    const law = lawOf('median')!; // in the list above
    const state = liftAll(
      law,
      [1, 2, 3, 4].map((value) => ({ time: 0, duration: 0, value })),
      1,
    );
    expect(percentileOfState(state, 0.25)?.value).toBe(1.75);
  });

  test('every quantity of the kit has a law, an unknown one has none', () => {
    for (const { key } of QUANTITIES) expect(quantityOf(key).key).toBe(key);
    expect(quantityOf('moonlight')).toMatchObject({ key: 'moonlight', law: 'none' });
  });
});

describe('meters', () => {
  const readings = (values: readonly number[]) => values.map((value, i) => ({ time: i * 1000, value }));
  const steps = (values: readonly number[], bits?: 16 | 32) =>
    increments(readings(values), bits ? { bits } : {}).map((s) => s.value);

  test('resets and 16-bit wraps', () => {
    expect(steps([10, 12, 12, 20])).toEqual([2, 0, 8]);
    expect(steps([100, 3])).toEqual([3]);
    expect(steps([65_530, 4], 16)).toEqual([10]);
    expect(steps([300, 4], 16)).toEqual([4]);
    expect(steps([5])).toEqual([]);
  });

  test.prop([fc.array(fc.nat(2000), { minLength: 1, maxLength: 50 }), fc.nat(65_535)])(
    'a 16-bit counter loses nothing whatever the wraps',
    (flow, first) => {
      let total = first;
      const shown = [first, ...flow.map((n) => (total += n))].map((n) => n % 65_536);
      expect(steps(shown, 16).reduce((a, b) => a + b, 0)).toBe(flow.reduce((a, b) => a + b, 0));
    },
  );
});
