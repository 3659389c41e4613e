import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { secretHash } from '#platform/auth/secret.ts';
import type { RegistryWrites } from '#publish/ports/registry-writes.ts';

import type { NewDevice } from './new-device.ts';
import { loadRegistry } from './registry-snapshot.ts';
import { Registry } from './registry.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

const scope = { organisation: 1 };
const changed = vi.fn(async () => undefined);
const stage = { indicator: 'stage', quantity: 'stage', unit: 'm', law: 'mean-by-duration' } as const;
const discharge = { indicator: 'discharge', quantity: 'discharge', unit: 'm3/s', law: 'mean-by-duration' } as const;

let database: TestDatabase;
let registry: RegistryWrites;
let token: string;

const device: NewDevice = {
  id: 'a81758fffe05aabb',
  connector: 'lns',
  codec: { id: 'radar', version: '1.0.0' },
  name: 'Radar du pont',
  model: 'radar-1',
  expectedPeriod: 900,
  installed: Date.UTC(2025, 0, 1),
  place: { longitude: 5.1, latitude: 43.6 },
  asset: { key: 'Y4214010', type: 'gauge', domain: 'water', name: 'Touloubre', properties: { zero: 102.5 } },
  datastreams: [
    {
      field: 'distance',
      quantity: 'distance',
      unit: 'mm',
      factor: 1000,
      offset: 0,
      sensorRange: [200, 10_000],
      role: 'measure',
      period: 900,
      law: 'last-valid',
    },
  ],
};

beforeAll(async () => {
  database = await createTestDatabase();
  registry = new Registry(database.pool, {
    changed,
    clock: { now: () => Date.UTC(2026, 10, 22) },
    derivations: (quantity, assetType) => {
      if (assetType !== 'gauge') return [];
      if (quantity === 'distance') return [stage];
      return quantity === 'stage' ? [discharge] : [];
    },
  });
  const made = await registry.createConnector(scope, { id: 'lns', kind: 'chirpstack-v4', name: 'LNS', settings: {} });
  token = made.ok ? made.value : '';
  await registry.createCodec(scope, {
    id: 'radar',
    version: '1.0.0',
    source: 'function decodeUplink() {}',
    vectors: [],
  });
});
beforeEach(() => changed.mockClear());
afterAll(() => database.drop());

test('a device brings its asset, its datastreams and what is derived from them', async () => {
  const written = await registry.createDevices(scope, [device]);
  expect(written).toMatchObject({
    ok: true,
    value: [
      {
        id: device.id,
        thing: 'Y4214010',
        datastreams: [{ field: 'distance' }, { field: 'stage' }, { field: 'discharge' }],
      },
    ],
  });
  expect(changed).toHaveBeenCalledOnce();
});

test('the snapshot knows all of it', async () => {
  const snapshot = await loadRegistry(database.pool);
  const connector = snapshot.connectors.get('lns');
  expect(connector).toMatchObject({ identity: { kind: 'chirpstack-v4', organisation: 1 }, disabled: false });
  expect(Buffer.from(connector?.tokenHash ?? [])).toEqual(secretHash(token));
  const [devices] = snapshot.devices.values();
  const found = devices?.get(device.id);
  expect(found).toMatchObject({
    installed: device.installed,
    expectedPeriod: 900,
    thing: { key: 'Y4214010', assetType: 'gauge', properties: { zero: 102.5 } },
    datastreams: [
      { field: 'distance', factor: 1000, sensorRange: [200, 10_000], derivedFrom: undefined },
      { field: 'stage', derivedFrom: found?.datastreams[0]?.id, period: 900, sensorRange: undefined },
      { field: 'discharge', derivedFrom: found?.datastreams[1]?.id },
    ],
  });
  expect([...snapshot.codecs.values()]).toMatchObject([{ id: found?.codec, key: 'radar', version: '1.0.0' }]);
});

test('a second device may stand on the same asset', async () => {
  const second = { ...device, id: 'b1', datastreams: [] };
  expect(await registry.createDevices(scope, [second])).toMatchObject({ ok: true, value: [{ thing: 'Y4214010' }] });
  const things = await database.pool.query("select 1 from thing where key = 'Y4214010'");
  expect(things.rowCount).toBe(1);
});

test.each([
  ['duplicate', { ...device }],
  ['unknown-connector', { ...device, id: 'x2', connector: 'nowhere' }],
  ['unknown-codec', { ...device, id: 'x3', codec: { id: 'radar', version: '9.9.9' } }],
])('%s: nothing of the list is written, and it is said which one', async (kind, bad) => {
  await registry.createDevices(scope, [device]);
  changed.mockClear();
  const good = { ...device, id: `good-${kind}`, datastreams: [] };
  expect(await registry.createDevices(scope, [good, bad])).toMatchObject({ ok: false, fault: { kind, index: 1 } });
  const left = await database.pool.query('select 1 from device where key = $1', [good.id]);
  expect(left.rowCount).toBe(0);
  expect(changed).not.toHaveBeenCalled();
});

test('names of connectors and versions of codecs are taken once', async () => {
  const again = { id: 'lns', kind: 'http-json', name: 'x', settings: {} };
  expect(await registry.createConnector(scope, again)).toMatchObject({ ok: false, fault: { kind: 'duplicate' } });
  const codec = { id: 'radar', version: '1.0.0', source: 'other', vectors: [] };
  expect(await registry.createCodec(scope, codec)).toMatchObject({ ok: false, fault: { kind: 'duplicate' } });
});

test('a renewed token replaces the old one; a disabled connector stays known', async () => {
  const renewed = await registry.renewConnectorToken(scope, 'lns');
  expect(renewed).not.toBe(token);
  expect(await registry.disableConnector(scope, 'lns')).toBe(true);
  const connector = (await loadRegistry(database.pool)).connectors.get('lns');
  expect(Buffer.from(connector?.tokenHash ?? [])).toEqual(secretHash(renewed ?? ''));
  expect(connector?.disabled).toBe(true);
  expect(await registry.disableConnector(scope, 'nobody')).toBe(false);
  expect(await registry.renewConnectorToken({ organisation: 2 }, 'lns')).toBeUndefined();
});
