import { afterAll, beforeAll, expect, test } from 'vitest';

import { Partitions, periodOf } from './partitions.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function partitionsOf(table: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    'select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1',
    [table],
  );
  return rows.map(({ name }) => name);
}

test('months are made ahead, once, by however many processes', async () => {
  const now = Date.UTC(2026, 10, 22);
  await Promise.all([1, 2, 3].map(() => new Partitions(database.pool).ensureAhead(now)));
  expect(await partitionsOf('frame')).toEqual(['frame_2026_11', 'frame_2026_12', 'frame_2027_01']);
  expect(await partitionsOf('observation')).toHaveLength(3);
});

test('retention drops what ended before', async () => {
  const partitions = new Partitions(database.pool);
  const old = Date.UTC(2025, 0, 5);
  for (const time of [old, Date.UTC(2025, 1, 5), Date.UTC(1980, 0), Date.UTC(2090, 0)]) {
    await partitions.ensure('observation', periodOf(time));
  }
  expect(await partitions.dropBefore('observation', Date.UTC(2025, 1, 28))).toEqual([
    'observation_2025_01',
    'observation_ancient',
  ]);
  await partitions.ensure('observation', periodOf(old));
  expect(await partitionsOf('observation')).toContain('observation_2025_01');
});
