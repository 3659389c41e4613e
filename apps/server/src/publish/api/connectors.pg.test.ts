import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONNECTOR_KIND_SHEETS } from '../../flow/connector-kinds.ts';
import { tryMessageIn } from '../../flow/try-message.ts';
import { createTestApi, itemsOf, NOW } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';

const EUI = 'aabbccddeeff0011';
let api: TestApi;
beforeAll(async () => {
  const hash = new Uint8Array(32);
  const connector = (key: string, kind: string) => ({
    identity: { id: 1, key, kind, organisation: 1 },
    tokenHash: hash,
    disabled: false,
    settings: {},
  });
  const known = new Map(
    [connector('cs', 'chirpstack-v4'), connector('files', 'csv'), connector('own', 'http-json')].map((one) => [
      one.identity.key,
      one,
    ]),
  );
  api = await createTestApi({
    connectorKinds: CONNECTOR_KIND_SHEETS,
    doors: { mqttPort: 1883 },
    tryMessage: tryMessageIn({
      directory: { find: (key) => known.get(key), ownsDevice: (_, device) => device === EUI },
      clock: { now: () => NOW },
    }),
  });
  for (const [id, kind] of [
    ['cs', 'chirpstack-v4'],
    ['files', 'csv'],
    ['own', 'http-json'],
  ]) {
    await api.send('POST', '/api/v1/connectors', { id, kind, name: id });
  }
});
afterAll(() => api.stop());

const post = (url: string, payload: unknown) => api.send('POST', `/api/v1/${url}`, payload);
const patch = (id: string, payload: unknown) => api.send('PATCH', `/api/v1/connectors/${id}`, payload);

it('describes every kind: words in both languages, settings, what to type', async () => {
  const answer = await api.get('/api/v1/connector-kinds', 'reader');
  expect(answer.status).toBe(200);
  const kinds = itemsOf<{ kind: string; way: string; label: object; guide?: { lines: { value: string }[] } }>(answer);
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['objenious', 'sensorthings', 'csv', 'coap']));
  for (const { way, guide } of kinds) {
    if (way === 'push') expect(guide?.lines.map(({ value }) => value).join(' ')).toContain('{token}');
  }
  expect(answer.body).toMatchObject({ doors: { mqttPort: 1883 } });
});

it('settings are checked by kind, each fault with its place', async () => {
  const made = (settings: object, kind = 'mqtt-json') => post('connectors', { id: 'm1', kind, name: 'x', settings });
  const refused = await made({
    url: 'http://x',
    topics: ['a/+b'],
    encoding: 'octal',
    deviceLevel: 'one',
    mapping: { tiem: 'a' },
  });
  expect(refused).toMatchObject({ status: 422, body: { type: 'urn:vigie:problem:wrong-settings' } });
  const { errors }: { errors: { where: string; message: string }[] } = JSON.parse(refused.text);
  expect(errors.map(({ where }) => where).toSorted()).toEqual([
    'body.settings.deviceLevel',
    'body.settings.encoding',
    'body.settings.mapping.tiem',
    'body.settings.topics',
    'body.settings.url',
  ]);
  expect(errors.find(({ where }) => where.endsWith('tiem'))?.message).toContain('« time »');
  expect((await made({ columns: { field: 'a' } }, 'csv')).status).toBe(422);
  expect((await made({ topics: 'site/+/up', deviceLevel: 1, mapping: { time: 'at' } })).status).toBe(201);
});

it('is changed in part, says what came through it, and hides its secrets', async () => {
  await post('connectors', { id: 'out', kind: 'mqtt-json', name: 'o', settings: { url: 'mqtt://h', password: 'p' } });
  const shown = await patch('out', { name: 'Courtier', settings: { url: 'mqtts://h', password: '•••' } });
  expect(shown).toMatchObject({
    status: 200,
    body: {
      name: 'Courtier',
      settings: { url: 'mqtts://h', password: '•••' },
      activity: { state: 'never', received: 0 },
    },
  });
  const { rows } = await api.database.pool.query("select settings from connector where key = 'out'");
  expect(rows[0]).toEqual({ settings: { url: 'mqtts://h', password: 'p' } });
  expect(await patch('out', { disabled: true })).toMatchObject({
    body: { disabled: expect.any(String), activity: { state: 'disabled' } },
  });
  expect((await patch('out', { disabled: false })).body).not.toHaveProperty('disabled');
  expect((await patch('out', { settings: { topics: 7 } })).status).toBe(422);
  expect((await patch('out', {})).status).toBe(400);
  expect((await patch('porte-ailleurs', { name: 'x' })).status).toBe(404);
});

it('counts the frames of the last 24 hours and finds the last one', async () => {
  const { pool } = api.database;
  const { rows } = await pool.query<{ id: number }>("select id from connector where key = 'cs'");
  const hour = new Date(NOW - 3_600_000).toISOString();
  await pool.query(
    `insert into ledger values ($1, 1, $2, 0, 10), ($1, 1, $2, 1, 7), ($1, 1, $2, 3, 1), ($1, 1, $2, 4, 2)`,
    [hour, rows[0]?.id],
  );
  const items = itemsOf<{ id: string; activity: object }>(await api.get('/api/v1/connectors'));
  expect(items.find(({ id }) => id === 'cs')?.activity).toMatchObject({ received: 10, trouble: 3 });
});

it('tries a pasted message: what would be understood, nothing stored', async () => {
  const uplink = { deviceInfo: { devEui: EUI }, time: '2026-11-22T11:00:00Z', fPort: 2, fCnt: 7, data: 'AQI=' };
  const tried = (id: string, message: unknown, more: object = {}) =>
    api.send(
      'POST',
      `/api/v1/connectors/${id}/try`,
      { message: typeof message === 'string' ? message : JSON.stringify(message), ...more },
      'operator',
    );
  expect((await tried('cs', uplink)).body).toMatchObject({
    total: 1,
    frames: [{ registered: true, uplink: { device: EUI, port: 2, counter: 7, bytes: '0102' } }],
  });
  expect(
    (await tried('cs', { deviceInfo: { devEui: EUI } }, { path: `application/a/device/${EUI}/event/join` })).body,
  ).toMatchObject({
    frames: [{ event: 'join' }],
  });
  expect((await tried('cs', { a: 1 })).body).toMatchObject({ frames: [{ reason: 'unknown-message' }] });
  expect((await tried('cs', '<DevEUI_uplink/>')).body).toMatchObject({ total: 0, refusal: { code: 'xml-refused' } });
  expect(
    (await tried('own', { who: 'x', v: { t: 1 } }, { settings: { mapping: { device: 'who', data: 'v' } } })).body,
  ).toMatchObject({
    frames: [{ registered: false, uplink: { device: 'x', data: { t: 1 } } }],
  });
  expect((await tried('files', 'device;time;v\nx;2026-11-22T11:00:00Z;1,5\n')).body).toMatchObject({
    frames: [{ uplink: { device: 'x', data: { v: 1.5 } } }],
  });
  expect((await tried('nobody', uplink)).status).toBe(404);
  const { rows } = await api.database.pool.query('select count(*)::int as n from frame');
  expect(rows[0]).toEqual({ n: 0 });
});
