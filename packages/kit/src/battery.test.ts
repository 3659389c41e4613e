import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batteryAlert, batteryForecast, soonerForecast } from './battery.ts';
import type { Point } from './slope.ts';

const days = (count: number, level: (day: number) => number): Point[] =>
  Array.from({ length: count }, (_, x) => ({ x, y: level(x) }));

describe('battery forecast', () => {
  test('half a percent a day from 60 %: 10 % are left 100 days after the start', () => {
    const { verdict, end, slope } = batteryForecast(days(60, (day) => 60 - 0.5 * day));
    expect(verdict).toBe('falling');
    expect(slope).toBeCloseTo(-0.5);
    expect(end).toBeGreaterThan(98);
    expect(end).toBeLessThan(103);
  });

  test('one cold week does not move it', () => {
    const cold = days(80, (day) => 90 - 0.1 * day - (day > 30 && day < 38 ? 30 : 0));
    expect(batteryForecast(cold).slope).toBeCloseTo(-0.1, 1);
  });

  test('too few days say nothing, and say so', () => {
    expect(batteryForecast([]).verdict).toBe('no-battery');
    expect(batteryForecast(days(9, () => 50))).toMatchObject({ verdict: 'too-little-data', level: 50, end: undefined });
    expect(batteryForecast(days(20, (day) => 50 - day)).verdict).toBe('too-little-data');
  });

  test('a battery that does not fall has no end', () => {
    expect(batteryForecast(days(90, () => 100))).toMatchObject({ verdict: 'steady', end: undefined });
  });

  test('a changed battery is another battery', () => {
    const changed = days(90, (day) => (day < 50 ? 40 - 0.5 * day : 100 - 0.1 * (day - 50)));
    const { slope, level } = batteryForecast(changed);
    expect(slope).toBeCloseTo(-0.1);
    expect(level).toBeGreaterThan(95);
  });

  test('volts: a lithium cell is empty at 3 V, two alkaline ones at 2.1 V', () => {
    expect(
      batteryForecast(
        days(60, (day) => 3.6 - 0.005 * day),
        'volts',
      ).end,
    ).toBeCloseTo(120, -1);
    expect(
      batteryForecast(
        days(60, (day) => 3 - 0.005 * day),
        'volts',
      ).end,
    ).toBeCloseTo(180, -1);
  });

  test('of two forecasts the one that asks first', () => {
    const slow = batteryForecast(days(60, (day) => 60 - 0.1 * day));
    const fast = batteryForecast(
      days(60, (day) => 3.4 - 0.005 * day),
      'volts',
    );
    expect(soonerForecast(slow, fast)).toBe(fast);
    expect(soonerForecast(batteryForecast([]), slow)).toBe(slow);
    expect(soonerForecast(slow, batteryForecast([]))).toBe(slow);
  });

  test('alert under 20 % or within 60 days', () => {
    expect(batteryAlert({ percent: 19, end: undefined }, 0)).toBe(true);
    expect(batteryAlert({ percent: 80, end: 59 }, 0)).toBe(true);
    expect(batteryAlert({ percent: 80, end: 61 }, 0)).toBe(false);
    expect(batteryAlert({ percent: undefined, end: undefined }, 0)).toBe(false);
  });

  test('an end is never before the last value, and only of one that falls', () => {
    const level = double({ min: 0, max: 100, noNaN: true });
    assert(
      property(array(level, { maxLength: 90 }), integer({ min: 0, max: 20_000 }), (levels, first) => {
        const points = levels.map((y, i) => ({ x: first + i, y }));
        const { verdict, end } = batteryForecast(points);
        expect(end !== undefined).toBe(verdict === 'falling');
        if (end !== undefined) expect(end).toBeGreaterThanOrEqual(points.at(-1)?.x ?? 0);
      }),
    );
  });
});
