import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourlyBudget } from './air.ts';
import type { AirUse } from './air.ts';
import { gatewayLoads, spread } from './spread.ts';

const START = Date.UTC(2026, 10, 23, 20);
const lamp = (gateway: string, airMs = 1200): AirUse => ({ gateway, subBand: 'P', airMs });
const options = { start: START, seed: 7, perMinute: 6, busyUntil: new Map<string, number>() };

test('two hundred lamps on three gateways: never more than six a minute on one, and the air within its share', () => {
  const items = Array.from({ length: 200 }, (_, of) => ({ of, air: lamp(`g${of % 3}`) }));
  const slots = spread(items, options);
  expect(new Set(slots.map(({ of }) => of)).size).toBe(200);
  for (const gateway of ['g0', 'g1', 'g2']) {
    const times = slots.filter(({ air }) => air.gateway === gateway).map(({ notBefore }) => notBefore);
    for (const [index, time] of times.entries()) {
      const inAMinute = times.slice(index).filter((other) => other < time + 60_000).length;
      expect(inAMinute).toBeLessThanOrEqual(6);
      const inAnHour = times.slice(index).filter((other) => other < time + 3_600_000).length * 1200;
      expect(inAnHour).toBeLessThanOrEqual(hourlyBudget('P'));
    }
  }
  const loads = gatewayLoads(slots, START);
  expect(loads.reduce((sum, { commands }) => sum + commands, 0)).toBe(200);
  expect(loads.every(({ share }) => share > 0 && share <= 1)).toBe(true);
});

test('at 1 % a frame of SF12 waits long: two minutes and more between two', () => {
  const air = { gateway: 'g', subBand: 'M', airMs: 1482.752 };
  const [first, second] = spread(
    [1, 2].map((of) => ({ of, air })),
    options,
  );
  expect((second?.notBefore ?? 0) - (first?.notBefore ?? 0)).toBeGreaterThanOrEqual(1482.752 / 0.005);
});

test('the order is that of the seed, not that of the street', () => {
  const items = Array.from({ length: 40 }, (_, of) => ({ of, air: lamp('g') }));
  const order = (seed: number) => spread(items, { ...options, seed }).map(({ of }) => of);
  expect(order(7)).toEqual(order(7));
  expect(order(7)).not.toEqual(order(8));
  expect(order(7)).not.toEqual(items.map(({ of }) => of));
});

test('what was planned before goes first', () => {
  const busyUntil = new Map([['g', START + 600_000]]);
  const [slot] = spread([{ of: 1, air: lamp('g') }], { ...options, busyUntil });
  expect(slot?.notBefore).toBe(START + 600_000);
});

const anyLamps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 40, max: 2500 })), {
  maxLength: 60,
});

test('nothing is lost or made, and no gateway speaks twice at once', () => {
  const holds = (given: readonly (readonly [number, number])[], seed: number) => {
    const items = given.map(([gateway, airMs], of) => ({ of, air: lamp(`g${gateway}`, airMs) }));
    const slots = spread(items, { ...options, seed });
    expect(slots.map(({ of }) => of).toSorted((a, b) => a - b)).toEqual(items.map(({ of }) => of));
    for (const group of Map.groupBy(slots, ({ air }) => air.gateway).values()) {
      const times = group.map(({ notBefore }) => notBefore);
      expect(new Set(times).size).toBe(times.length);
    }
  };
  fc.assert(fc.property(anyLamps, fc.integer(), holds));
});
