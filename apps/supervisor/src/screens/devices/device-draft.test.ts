import { expect, test } from 'vitest';
import { deviceChange, draftOf } from './device-draft.ts';
import type { DeviceRecord } from './devices-api.ts';

const device: DeviceRecord = {
  id: 'a',
  connector: 'nord',
  name: 'Sonomètre',
  expectedPeriod: 900,
  lifeCycle: 'in-service',
  nextLifeCycles: ['under-repair'],
  serial: 'SN-1',
  purchaseCost: 189.5,
  tags: ['lot 1'],
  groups: [],
  photo: false,
  created: '2026-01-01T00:00:00Z',
  changed: '2026-01-01T00:00:00Z',
};

test('nothing is sent where nothing changed', () => {
  expect(deviceChange(device, draftOf(device))).toEqual({});
});

test('only what differs is sent, emptied fields as null, figures with a comma', () => {
  const draft = { ...draftOf(device), serial: ' ', purchaseCost: '200,25', tags: 'lot 1, pilote', note: 'inventaire' };
  expect(deviceChange(device, draft)).toEqual({
    serial: null,
    purchaseCost: 200.25,
    tags: ['lot 1', 'pilote'],
    note: 'inventaire',
  });
});

test('what is no number is left for the server to refuse', () => {
  expect(deviceChange(device, { ...draftOf(device), monthlyCost: 'douze' })).toEqual({ monthlyCost: 'douze' });
});
