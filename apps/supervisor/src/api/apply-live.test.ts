import { expect, test } from 'vitest';
import { applyLive } from './apply-live.ts';
import type { LiveValue } from './apply-live.ts';
import type { Thing } from './contract.ts';

const thing = (key: string, datastream: number): Thing => ({
  key,
  name: key,
  domain: 'water',
  assetType: 'gauge',
  longitude: 5,
  latitude: 43,
  lastTime: '2026-01-01T10:00:00.000Z',
  openAlarms: 0,
  latest: [
    {
      datastream,
      field: 'stage',
      quantity: 'stage',
      unit: 'm',
      role: 'measure',
      derived: false,
      period: 900,
      time: '2026-01-01T10:00:00.000Z',
      raw: 1,
      adjusted: 1,
      flag: 3,
      reasons: ['spike'],
    },
  ],
});
const live = (datastream: number, time: string): [number, LiveValue] => [
  datastream,
  { datastream, time, raw: 2, adjusted: 2, flag: 1 },
];

test('a new value replaces the older one of its series only', () => {
  const things = [thing('a', 1), thing('b', 2)];
  const [a, b] = applyLive(things, new Map([live(1, '2026-01-01T10:15:00.000Z')]));
  expect(a?.latest[0]).toMatchObject({ adjusted: 2, flag: 1, reasons: [], quantity: 'stage' });
  expect(a?.lastTime).toBe('2026-01-01T10:15:00.000Z');
  expect(b).toBe(things[1]);
});

test('a late value does not take the place of a newer one', () => {
  const things = [thing('a', 1)];
  expect(applyLive(things, new Map([live(1, '2026-01-01T09:00:00.000Z')]))[0]).toBe(things[0]);
});
