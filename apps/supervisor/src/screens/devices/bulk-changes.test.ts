import { expect, test } from 'vitest';
import { bulkFile } from './bulk-changes.ts';
import type { DeviceRecord } from './devices-api.ts';

const device = (id: string, more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  id,
  connector: 'nord',
  name: id,
  expectedPeriod: 3600,
  lifeCycle: 'in-stock',
  nextLifeCycles: [],
  tags: [],
  groups: [],
  photo: false,
  created: '2026-01-01T00:00:00Z',
  changed: '2026-01-01T00:00:00Z',
  ...more,
});

test('a group is added to those a device has, once', () => {
  const file = bulkFile({ kind: 'group', value: 'est' }, [
    device('a', { groups: ['centre'] }),
    device('b', { groups: ['est'] }),
  ]);
  expect(file).toBe('connector,id,groups\nnord,a,centre|est\nnord,b,est');
});

test('a value that a CSV would cut stands in quotes', () => {
  expect(bulkFile({ kind: 'tag', value: 'lot "1", nord' }, [device('a')])).toBe(
    'connector,id,tags\nnord,a,"lot ""1"", nord"',
  );
  expect(bulkFile({ kind: 'life_cycle', value: 'in-service' }, [device('a')])).toBe(
    'connector,id,life_cycle\nnord,a,in-service',
  );
});
