import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCheckSettings, readCheckSettings, removeCheckSetting, writeCheckSetting } from './check-settings.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

const HOME = { organisation: 1 };
const range = { check: 'noise-range', enabled: true, parameters: { suspect: [40, 90] }, source: 'étude', who: 'marie' };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(
    `insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
     values (1, 'mat-1', 'noise', 'mast', 'Mât 1', 5.4, 43.3)`,
  );
});
afterAll(() => database.drop());

test('one setting an organisation, a model and an object, each changed in place and taken back alone', async () => {
  const { pool } = database;
  expect(await writeCheckSetting(pool, HOME, range)).toBe(true);
  expect(await writeCheckSetting(pool, HOME, { ...range, model: 'milesight-ws302' })).toBe(true);
  expect(await writeCheckSetting(pool, HOME, { ...range, thing: 'mat-1' })).toBe(true);
  expect(await writeCheckSetting(pool, HOME, { ...range, thing: 'nulle-part' })).toBe(false);
  await writeCheckSetting(pool, HOME, { ...range, model: 'milesight-ws302', enabled: false, source: 'fabricant' });
  expect(await readCheckSettings(pool, HOME)).toMatchObject([
    { thing: undefined, model: undefined, source: 'étude' },
    { thing: 'mat-1', thingName: 'Mât 1', model: undefined },
    { model: 'milesight-ws302', enabled: false, source: 'fabricant' },
  ]);
  expect(await loadCheckSettings(pool)).toHaveLength(3);
  expect(await removeCheckSetting(pool, HOME, { check: 'noise-range', model: 'milesight-ws302' })).toBe(true);
  expect(await removeCheckSetting(pool, HOME, { check: 'noise-range', model: 'milesight-ws302' })).toBe(false);
  expect(await readCheckSettings(pool, HOME)).toHaveLength(2);
});

test('an object and a model at once is refused by the database too', async () => {
  const both = { ...range, thing: 'mat-1', model: 'milesight-ws302' };
  await expect(writeCheckSetting(database.pool, HOME, both)).rejects.toThrow(/check_setting_place/);
});
