import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteRevision, readRevisions } from './revisions.ts';
import type { NewRevision } from './revisions.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const MAY = Date.UTC(2025, 4);
const REVISION: NewRevision = {
  organisation: 1,
  who: 'jeanne',
  kind: 'replay',
  reason: 'le décodeur lisait l’octet 3',
  object: 'replay:1',
  from: MAY,
  to: MAY + 86_400_000,
  datastreams: [3, 4],
  quantities: ['stage', 'waterDepth'],
  valuesChanged: 2880,
  datasets: ['cours-d-eau-hauteurs'],
};

test('a revision is found by the dataset it touches, newest first', async () => {
  const first = await noteRevision(database.pool, REVISION);
  const second = await noteRevision(database.pool, { ...REVISION, kind: 'correction', object: 'correction:1' });
  await noteRevision(database.pool, { ...REVISION, datasets: ['dechets-remplissage'] });
  const scope = { organisation: 1 };
  const { items, next } = await readRevisions(database.pool, scope, { dataset: 'cours-d-eau-hauteurs', limit: 10 });
  expect(items.map(({ id }) => id)).toEqual([second, first]);
  expect(next).toBeUndefined();
  expect(items[1]).toMatchObject({ who: 'jeanne', from: MAY, valuesChanged: 2880, datastreams: [3, 4] });
});

test('pages, kinds, series and periods', async () => {
  const scope = { organisation: 1 };
  const page = await readRevisions(database.pool, scope, { limit: 1 });
  expect(page.items).toHaveLength(1);
  const rest = await readRevisions(database.pool, scope, { limit: 10, ...(page.next && { cursor: page.next }) });
  expect(rest.items).toHaveLength(2);
  const corrections = await readRevisions(database.pool, scope, { limit: 10, kind: 'correction' });
  expect(corrections.items).toHaveLength(1);
  expect((await readRevisions(database.pool, scope, { limit: 10, datastream: 4 })).items).toHaveLength(3);
  expect((await readRevisions(database.pool, scope, { limit: 10, datastream: 5 })).items).toEqual([]);
  expect((await readRevisions(database.pool, scope, { limit: 10, from: MAY + 2 * 86_400_000 })).items).toEqual([]);
});

test('another organisation sees none', async () => {
  expect((await readRevisions(database.pool, { organisation: 2 }, { limit: 10 })).items).toEqual([]);
});
