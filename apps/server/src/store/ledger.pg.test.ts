import { afterAll, beforeAll, expect, test } from 'vitest';

import { FrameWriter } from './frame-writer.ts';
import { compactLedger } from './ledger.ts';
import { ObservationWriter } from './observation-writer.ts';
import type { StoredFrame } from './incoming-frame.ts';
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

const interval = { from: NOW, to: NOW + 3 * HOUR };
let committed: readonly StoredFrame[];

const uplink = (n: number) => ({ device: `d${n % 3}`, time: NOW, counter: n, bytes: Uint8Array.of(n) });

/** Thirty frames in three hours, the first 22 with an end, every other of them stored. */
beforeAll(async () => {
  const partitions = new Partitions(database.pool);
  const frames = new FrameWriter(database.pool, partitions);
  const ends = new ObservationWriter(database.pool, partitions, () => undefined);
  const numbers = Array.from({ length: 30 }, (_, n) => n);
  committed = await frames.append(
    numbers.map((n) => ({ receivedTime: NOW + (n % 3) * HOUR, connector, body: Buffer.of(n), uplink: uplink(n) })),
  );
  await ends.write(
    committed.slice(0, 22).map(({ id, receivedTime }, n) => ({
      frame: id,
      receivedTime,
      connector: connector.id,
      organisation: 1,
      end: n % 2 === 0 ? 'stored' : 'quarantined',
      observations: [],
    })),
  );
});

test('received is the sum of the ends and of what is pending, before and after compaction', async () => {
  const before = await readBalance(database.pool, { organisation: 1 }, interval);
  expect(before).toMatchObject({ received: 30, stored: 11, quarantined: 11, duplicate: 0, rejected: 0, pending: 8 });
  expect(before.byHour).toHaveLength(3);
  await database.pool.query('insert into ledger select hour, organisation_id, connector_id, entry, -1 from ledger');
  await database.pool.query(
    'insert into ledger select hour, organisation_id, connector_id, entry, 1 from ledger where n < 0',
  );
  await compactLedger(database.pool, NOW - HOUR);
  expect(await readBalance(database.pool, { organisation: 1 }, interval)).toEqual(before);
  const rows = await database.pool.query('select 1 from ledger');
  expect(rows.rowCount).toBe(9);
});

test('frames without an end are found as they came', async () => {
  const found = [];
  for await (const page of pendingFrames(database.pool)) found.push(...page);
  const missing = committed.slice(22);
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(missing.map(({ id }) => id)));
  const [first] = missing;
  expect(found).toContainEqual({
    id: first?.id,
    receivedTime: first?.receivedTime,
    dedupKey: first?.dedupKey,
    connector,
    device: 'd1',
    body: Buffer.of(22),
  });
});

test('keys of frames that were taken in are known after a restart; quarantined and pending ones may come again', async () => {
  const keys = new RecentKeys();
  await rebuildRecentKeys(database.pool, keys, NOW - 48 * HOUR);
  expect(keys.size).toBe(11);
  expect(keys.seenBefore(committed[0]?.dedupKey ?? 0n)).toBe(true);
  expect(keys.seenBefore(committed[1]?.dedupKey ?? 0n)).toBe(false);
  expect(keys.seenBefore(committed[22]?.dedupKey ?? 0n)).toBe(false);
});
