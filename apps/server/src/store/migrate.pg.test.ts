import { afterAll, beforeAll, expect, test } from 'vitest';

import { migrate, migrations, SchemaTooNew } from './migrate.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a migrated database has nothing left to do', async () => {
  expect(await migrate(database.pool)).toEqual([]);
});

test('a failing migration leaves no trace', async () => {
  const broken = { version: 9000, name: '9000-broken.sql', sql: 'create table half (id int); select 1/0;' };
  await expect(migrate(database.pool, [...migrations(), broken])).rejects.toThrow('9000-broken.sql');
  const half = await database.pool.query("select to_regclass('half') as half");
  expect(half.rows).toEqual([{ half: null }]);
});

test('a file that lands after one of a higher number is run all the same', async () => {
  const [late, early] = [8001, 8002].map((version) => ({ version, name: `${version}-beside.sql`, sql: 'select 1' }));
  if (late === undefined || early === undefined) throw new Error('two files');
  await migrate(database.pool, [...migrations(), early]);
  expect(await migrate(database.pool, [...migrations(), late, early])).toEqual([late.name]);
  await database.pool.query('delete from schema_version where version in (8001, 8002)');
});

test('a newer schema is refused', async () => {
  const newer = { version: 9001, name: '9001-newer.sql', sql: 'select 1' };
  expect(await migrate(database.pool, [...migrations(), newer])).toEqual(['9001-newer.sql']);
  await expect(migrate(database.pool)).rejects.toThrow(SchemaTooNew);
});
