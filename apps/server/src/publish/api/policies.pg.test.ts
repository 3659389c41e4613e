import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXAMPLE_PACKS } from '../pages/testing/example-packs.ts';
import { createTestApi, itemsOf } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ packs: EXAMPLE_PACKS });
});
afterAll(() => api.stop());

const budget = { fr: 'Ligne 812, 340 k€ en 2026', en: 'Line 812, €340k in 2026' };
const deliberation = { title: 'Délibération 2026-041', url: 'https://example.org/41', day: '2026-03-19' };

it('a territory states, restates and withdraws its policy; another never sees it', async () => {
  expect((await api.send('PUT', '/api/v1/policies/waste', { budget, deliberation }, 'manager')).status).toBe(204);
  expect(itemsOf(await api.get('/api/v1/policies'))).toMatchObject([{ domain: 'waste', budget, deliberation }]);
  expect(itemsOf(await api.get('/api/v1/policies', 'reader', 'elsewhere'))).toEqual([]);
  await api.send('PUT', '/api/v1/policies/waste', { budget }, 'manager');
  expect(itemsOf(await api.get('/api/v1/policies'))[0]).not.toHaveProperty('deliberation');
  expect((await api.send('DELETE', '/api/v1/policies/waste', undefined, 'manager')).status).toBe(204);
  expect((await api.send('DELETE', '/api/v1/policies/waste', undefined, 'manager')).status).toBe(404);
});

it.each([
  ['nowhere', { budget }, 404],
  ['waste', { budget: { fr: 'une langue' } }, 400],
  ['waste', { deliberation: { title: 'Vote', url: 'javascript:alert(1)' } }, 400],
  ['waste', { deliberation: { title: 'Vote', url: 'https://example.org', day: '2026-02-30' } }, 400],
])('refuses %s %j', async (domain, body, status) => {
  expect((await api.send('PUT', `/api/v1/policies/${domain}`, body, 'manager')).status).toBe(status);
});
