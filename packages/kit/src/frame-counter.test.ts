import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterStep, packetErrorOf } from './frame-counter.ts';

describe('frame counters', () => {
  test('VEC-NET-1: 100, 101, 103, 104, 108 → 44.444 %', () => {
    expect(packetErrorOf([100, 101, 103, 104, 108])).toBeCloseTo(0.44444, 5);
  });

  test('a session that begins anew is no loss of a thousand frames', () => {
    expect(packetErrorOf([1000, 1001, 0, 1, 2])).toBe(0);
    expect(counterStep(1001, 0).kind).toBe('reset');
    expect(packetErrorOf([10, 90_000])).toBe(0);
  });

  test('16 bits wrap, 32 bits do not', () => {
    expect(packetErrorOf([65_534, 65_535, 0, 1])).toBe(0);
    expect(packetErrorOf([65_534, 1])).toBeCloseTo(0.5);
    expect(counterStep(65_535, 65_536).kind).toBe('next');
  });

  test('the same frame twice is one, a late one fills its hole', () => {
    expect(packetErrorOf([5, 5, 5])).toBe(0);
    expect(packetErrorOf([5, 8, 6, 7])).toBe(0);
    expect(counterStep(8, 6)).toMatchObject({ kind: 'late', last: 8 });
  });

  test('an hour of frames that a gateway kept back is late, not a device that begins anew', () => {
    const kept = Array.from({ length: 40 }, (_, i) => 101 + i);
    expect(packetErrorOf([99, 100, 141, ...kept, 142, 143])).toBe(0);
    expect(packetErrorOf([65_534, 1, 65_535, 2])).toBeCloseTo(0.2);
  });

  test('nothing heard says nothing', () => expect(packetErrorOf([])).toBeUndefined());

  test('rising counters: the formula of the norm, whatever is missing', () => {
    const course = tuple(integer({ min: 0, max: 1e9 }), array(integer({ min: 1, max: 400 }), { maxLength: 200 }));
    assert(
      property(course, ([first, gaps]) => {
        const counters = [first];
        for (const gap of gaps) counters.push((counters.at(-1) ?? 0) + gap);
        const sent = (counters.at(-1) ?? 0) - first + 1;
        expect(packetErrorOf(counters)).toBeCloseTo(1 - counters.length / sent, 9);
      }),
    );
  });

  test('always from 0 to 1', () => {
    assert(
      property(array(integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1 }), (counters) => {
        const error = packetErrorOf(counters) ?? -1;
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThan(1);
      }),
    );
  });
});
