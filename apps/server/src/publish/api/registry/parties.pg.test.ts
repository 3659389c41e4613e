import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, itemsOf, nextOf } from '../../testing/api-app.ts';
import type { TestApi } from '../../testing/api-app.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.database;
  await pool.query(`insert into supplier (organisation_id, key, name)
    select 1, 'f-' || n, case when n % 10 = 0 then 'Étang ' || n else 'fournisseur ' || n end
    from generate_series(1, 250) n`);
  await pool.query(`insert into contract (organisation_id, key, name, supplier_id)
    select 1, 'm-' || n, 'Marché ' || n, (select id from supplier where key = 'f-' || (n % 2 + 1))
    from generate_series(1, 20) n`);
  await pool.query(`update device set supplier_id = (select id from supplier where key = 'f-7') where id = $1`, [
    api.here.device,
  ]);
});
afterAll(() => api.stop());

const read = (path: string) => api.get(`/api/v1/${path}`);

test('suppliers come a page at a time, each once', async () => {
  const keys: string[] = [];
  let cursor = '';
  for (let page = 0; page < 5; page += 1) {
    const answer = await read(`suppliers?limit=100${cursor}`);
    expect(answer.body).toMatchObject({ total: 250 });
    keys.push(...itemsOf<{ key: string }>(answer).map(({ key }) => key));
    const next = nextOf(answer);
    if (next === undefined) break;
    cursor = `&cursor=${next}`;
  }
  expect(keys).toHaveLength(250);
  expect(new Set(keys).size).toBe(250);
});

test('they are found by a part of the name or the key, and sorted by their devices', async () => {
  expect((await read('suppliers?q=tang&limit=5')).body).toMatchObject({ total: 25 });
  expect((await read('suppliers?q=f-12')).body).toMatchObject({ total: 11 });
  // what a pattern means elsewhere is a letter here
  expect((await read('suppliers?q=%25')).body).toMatchObject({ total: 0, items: [] });
  const [most] = itemsOf<{ key: string; devices: number }>(await read('suppliers?sort=-devices&limit=1'));
  expect(most).toMatchObject({ key: 'f-7', devices: 1 });
});

test('contracts of one supplier; groups of nobody', async () => {
  expect((await read('contracts?supplier=f-1')).body).toMatchObject({ total: 10 });
  expect((await read('groups')).body).toEqual({ items: [], total: 0 });
  expect((await read('contracts?sort=cost')).status).toBe(400);
});
