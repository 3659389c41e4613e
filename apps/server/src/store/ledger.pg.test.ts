import { afterAll, beforeAll, expect, test } from 'vitest';

import { FrameWriter } from './frame-writer.ts';
import { compactLedger } from './ledger.ts';
import { ObservationWriter } from './observation-writer.ts';
import { Partitions } from './partitions.ts';
import { pendingFrames } from './pending.ts';
import { readBalance } from './read-ledger.ts';
import { rebuildRecentKeys, RecentKeys } from './recent-keys.ts';
import { seedDatastreams } from './testing/seed.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 30);
const HOUR = 3_600_000;

let database: TestDatabase;
let connector: { id: number; key: string; kind: string; organisation: number };

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDatastreams(database.pool, 1);
  const { rows } = await database.pool.query<{ id: number }>("select id from connector where key = 'c'");
  connector = { id: rows[0]?.id ?? 0, key: 'c', kind: 'http-json', organisation: 1 };
});
afterAll(() => database.drop());

test('received is the sum of the ends and of what is pending, before and after compaction; what is pending is found', async () => {
  const partitions = new Partitions(database.pool);
  const frames = new FrameWriter(database.pool, partitions);
  const ends = new ObservationWriter(database.pool, partitions, () => undefined);
  const device = (n: number) => ({ device: `d${n % 3}`, time: NOW, counter: n, bytes: Uint8Array.of(n) });
  const committed = [];
  for (let n = 0; n < 30; n += 1) {
    const receivedTime = NOW + (n % 3) * HOUR;
    committed.push(...(await frames.append([{ receivedTime, connector, body: Buffer.of(n), uplink: device(n) }])));
  }
  for (const { id, receivedTime } of committed.slice(0, 22)) {
    const end = id % 2n === 0n ? 'stored' : 'quarantined';
    await ends.write([{ frame: id, receivedTime, connector: connector.id, organisation: 1, end, observations: [] }]);
  }
  const interval = { from: NOW, to: NOW + 3 * HOUR };
  const before = await readBalance(database.pool, { organisation: 1 }, interval);
  expect(before).toMatchObject({ received: 30, stored: 11, quarantined: 11, duplicate: 0, rejected: 0, pending: 8 });
  expect(before.byHour).toHaveLength(3);
  await compactLedger(database.pool, NOW - HOUR);
  expect(await readBalance(database.pool, { organisation: 1 }, interval)).toEqual(before);
  const rows = await database.pool.query('select 1 from ledger');
  expect(rows.rowCount).toBe(9);

  const found = [];
  for await (const page of pendingFrames(database.pool)) found.push(...page);
  const missing = committed.slice(22);
  expect(found.map(({ id }) => id).toSorted()).toEqual(missing.map(({ id }) => id).toSorted());
  expect(found).toContainEqual({
    id: missing[0]?.id,
    receivedTime: missing[0]?.receivedTime,
    dedupKey: missing[0]?.dedupKey,
    connector,
    device: 'd1',
    body: Buffer.of(22),
  });

  const keys = new RecentKeys();
  await rebuildRecentKeys(database.pool, keys, NOW - 48 * HOUR);
  expect(keys.size).toBe(11);
  const stored = committed.slice(0, 22).find(({ id }) => id % 2n === 0n);
  expect(keys.seenBefore(stored?.dedupKey ?? 0n)).toBe(true);
  expect(keys.seenBefore(missing[0]?.dedupKey ?? 0n)).toBe(false);
});
