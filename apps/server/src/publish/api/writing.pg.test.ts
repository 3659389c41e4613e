import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, itemsOf, NOW } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({
    alarms: { acknowledge: async (_, alarm) => alarm === '1' },
  });
});
afterAll(() => api.stop());

const place = { longitude: 5.4474, latitude: 43.5297 };
const device = (id: string, more: object = {}) => ({
  id,
  connector: 'porte-ici',
  codec: { id: 'em500', version: '1.0.0' },
  place,
  datastreams: [{ field: 'distance', quantity: 'distance', unit: 'mm' }],
  ...more,
});
const post = (url: string, payload: unknown) => api.send('POST', `/api/v1/${url}`, payload);

describe('connectors', () => {
  it('shows the token once, renews it and closes the door', async () => {
    const made = await post('connectors', {
      id: 'ttn',
      kind: 'chirpstack-v4',
      name: 'LoRa <b>🛰</b>',
      settings: { a: 1 },
    });
    expect(made).toMatchObject({ status: 201, body: { id: 'ttn', token: expect.stringMatching(/^[\w-]{43}$/) } });
    expect((await api.get('/api/v1/connectors/ttn')).body).toMatchObject({ name: 'LoRa <b>🛰</b>', settings: { a: 1 } });
    expect((await post('connectors', { id: 'ttn', kind: 'http-json', name: 'x' })).status).toBe(409);
    const renewed = await api.send('POST', '/api/v1/connectors/ttn/token');
    expect(renewed.status).toBe(201);
    expect(renewed.text).not.toBe(made.text);
    expect((await api.send('DELETE', '/api/v1/connectors/ttn')).status).toBe(204);
    expect((await api.get('/api/v1/connectors/ttn')).body).toHaveProperty('disabled');
    expect((await api.send('DELETE', '/api/v1/connectors/porte-ailleurs')).status).toBe(404);
  });

  it.each([
    [{ id: 'a b', kind: 'http-json', name: 'x' }, 400],
    [{ id: "a'; drop table connector;--", kind: 'http-json', name: 'x' }, 400],
    [{ id: 'ok', kind: 'carrier-pigeon', name: 'x' }, 422],
    [{ id: 'ok', kind: 'http-json', name: 'nul\0' }, 400],
    [{ id: 'ok', kind: 'http-json', name: '\ud83c' }, 400],
    [{ id: 'ok', kind: 'http-json', name: 'x', settings: { deep: ['\0'] } }, 400],
  ])('refuses %j with %i', async (body, status) => {
    expect((await post('connectors', body)).status).toBe(status);
  });
});

describe('codecs', () => {
  it('keeps a version as it is, for ever', async () => {
    const codec = { id: 'own', version: '1.0.0', source: 'function decodeUplink() { return { data: {} } }' };
    expect((await post('codecs', codec)).status).toBe(201);
    expect(await post('codecs', { ...codec, source: '// other' })).toMatchObject({
      status: 409,
      body: { type: 'urn:vigie:problem:duplicate-codec' },
    });
    expect((await api.get('/api/v1/codecs/own/1.0.0')).body).toMatchObject({ source: codec.source, vectors: [] });
    expect((await api.get('/api/v1/codecs/own/9')).status).toBe(404);
  });

  it('refuses one that fails its own vectors, and says which', async () => {
    const answer = await post('codecs', { id: 'bad', version: '1', source: 'broken', vectors: [{ bytes: '00' }] });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ where: 'body.source' }] } });
  });
});

describe('devices', () => {
  it('registers one, its DevEUI in lower case, on an object of its own', async () => {
    const made = await post('devices', device('70-B3-D5-7E-D0-00-00-AA', { name: 'Sonde' }));
    expect(made).toMatchObject({ status: 201, body: { id: '70b3d57ed00000aa', warnings: [] } });
    expect((await api.get('/api/v1/devices/70B3D57ED00000AA')).body).toMatchObject({ place, name: 'Sonde' });
    expect((await api.get('/api/v1/things/70b3d57ed00000aa')).status).toBe(200);
    expect(await post('devices', device('70b3d57ed00000aa'))).toMatchObject({
      status: 409,
      body: { type: 'urn:vigie:problem:duplicate-device', errors: [{ where: 'body.id' }] },
    });
  });

  it('keeps a quantity nobody declared, never aggregated, and says so', async () => {
    const datastreams = [
      { field: 'x', quantity: 'mojo', unit: '1' },
      { field: 'd', quantity: 'distance', unit: 'cm' },
    ];
    const { status, text } = await post('devices', device('odd', { datastreams }));
    expect(status).toBe(201);
    expect(text).toMatch(/« mojo » n’est pas déclarée/);
    expect(text).toMatch(/vérifiez le facteur/);
    const [mojo] = itemsOf<{ id: number; law: string }>(await api.get('/api/v1/datastreams?device=odd&quantity=mojo'));
    expect(mojo?.law).toBe('none');
    const day = 'from=2026-11-22&to=2026-11-23';
    expect((await api.get(`/api/v1/datastreams/${mojo?.id}/series?${day}`)).status).toBe(422);
    expect((await api.get(`/api/v1/datastreams/${mojo?.id}/series?${day}&grain=raw`)).status).toBe(200);
  });

  it('registers a list whole or not at all', async () => {
    const refused = await post('devices', [device('l1'), device('l2', { codec: { id: 'em500', version: '7' } })]);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ where: 'body[1].codec' }] } });
    expect((await api.get('/api/v1/devices/l1')).status).toBe(404);
    const asset = { key: 'pav-9', type: 'container', domain: 'waste', name: 'Étoile', properties: { dEmpty: 1500 } };
    const made = await post('devices', [device('l1', { asset }), device('l2', { asset: 'pav-9' })]);
    expect(itemsOf(made)).toMatchObject([
      { id: 'l1', asset: 'pav-9' },
      { id: 'l2', asset: 'pav-9' },
    ]);
    expect((await api.get('/api/v1/things/pav-9')).body).toMatchObject({
      domain: 'waste',
      properties: { dEmpty: 1500 },
    });
  });

  it.each([
    [{ connector: 'porte-ailleurs' }, 422],
    [{ place: { longitude: 0, latitude: 0 } }, 400],
    [{ place: { longitude: 181, latitude: 0 } }, 400],
    [{ datastreams: [{ field: 'a', quantity: 'stage', unit: 'm', factor: 0 }] }, 400],
    [
      {
        datastreams: [
          { field: 'a', quantity: 'q', unit: 'm' },
          { field: 'a', quantity: 'r', unit: 'm' },
        ],
      },
      400,
    ],
    [{ id: '' }, 400],
  ])('refuses %j with %i', async (wrong, status) => {
    expect((await post('devices', device('wrong', wrong))).status).toBe(status);
  });
});

describe('alarms', () => {
  it('takes one, and refuses what is taken or is not there', async () => {
    expect((await post('alarms/1/acknowledge', { reason: 'J’y vais' })).status).toBe(204);
    expect((await api.send('POST', '/api/v1/alarms/1/acknowledge')).status).toBe(204);
    expect((await post('alarms/2/acknowledge', {})).status).toBe(404);
    expect((await post('alarms/x/acknowledge', {})).status).toBe(400);
  });
});

describe('history', () => {
  const send = (payload: string | Buffer, id = 'porte-ici') =>
    api.kernel.app.inject({
      method: 'POST',
      url: `/api/v1/connectors/${id}/history`,
      headers: { ...api.bearer('administrator'), 'content-type': 'application/x-ndjson' },
      payload,
    });
  const line = (body: unknown) => JSON.stringify({ receivedTime: '2025-10-26T02:30:00+01:00', body });

  it('hands over each envelope with the time it came then', async () => {
    const answer = await send(`${line({ device: 'a', emoji: '🚲' })}\n\n${line('{"raw": 1}')}\r\n`);
    expect([answer.statusCode, answer.json()]).toEqual([202, { accepted: 2 }]);
    const bodies = api.imported.splice(0).map(({ receivedTime, body }) => [receivedTime, Buffer.from(body).toString()]);
    const time = Date.UTC(2025, 9, 26, 1, 30);
    expect(bodies).toEqual([
      [time, '{"device":"a","emoji":"🚲"}'],
      [time, '{"raw": 1}'],
    ]);
  });

  it.each([
    ['not JSON', 'nonsense', 422],
    ['a line without its time', '{"body": {}}', 422],
    ['too long a line', `{"body": "${'x'.repeat(1_100_000)}"}`, 413],
    ['compressed bytes taken for lines', gzipSync(Buffer.from('x'.repeat(500))), 422],
  ])('refuses %s, and says how much is kept', async (...[, bad, status]) => {
    const answer = await send(Buffer.concat([Buffer.from(`${line(1)}\n`), Buffer.from(bad)]));
    expect(answer.statusCode).toBe(status);
    if (status === 422) expect(answer.body).toMatch(/Ligne 2.*Les 1 trames précédentes/s);
    api.imported.splice(0);
  });

  it('refuses a connector of another organisation or that is closed', async () => {
    expect((await send(line(1), 'porte-ailleurs')).statusCode).toBe(404);
    expect((await send(line(1), 'ttn')).statusCode).toBe(409);
  });
});

describe('people', () => {
  const ana = { login: 'ana@ville.example', name: 'Ana', role: 'operator', password: 'long enough 🔑' };
  const { app } = { app: () => api.kernel.app };
  const signIn = (login: string, password: string) =>
    app().inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } });

  it('signs in, keeps a session by cookie, signs out, and is shut out once disabled', async () => {
    const made = await post('people', ana);
    expect(made.status).toBe(201);
    expect((await post('people', ana)).status).toBe(409);
    expect((await signIn(ana.login, 'wrong password')).statusCode).toBe(401);
    const opened = await signIn(ana.login, ana.password);
    expect([opened.statusCode, opened.json()]).toEqual([201, { kind: 'person', name: 'Ana', role: 'operator' }]);
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toMatch(/^vigie_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const session = { cookie: cookie.slice(0, cookie.indexOf(';')) };
    const mine = (method: 'GET' | 'DELETE', headers: object = {}) =>
      app().inject({ method, url: '/api/v1/session', headers: { ...session, ...headers } });
    expect((await mine('GET')).json()).toMatchObject({ name: 'Ana' });
    expect((await mine('DELETE')).statusCode).toBe(403);
    expect((await mine('DELETE', { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204);
    expect((await mine('GET')).statusCode).toBe(401);
    const { id } = made.body as { id: number };
    expect((await api.send('DELETE', `/api/v1/people/${id}`)).status).toBe(204);
    expect((await signIn(ana.login, ana.password)).statusCode).toBe(401);
  });

  it('slows a dictionary down', async () => {
    const answers: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++)
      answers.push((await signIn('victim', `guess ${attempt}`)).statusCode);
    expect(answers).toEqual([...Array<number>(10).fill(401), 429]);
  });

  it('never shows a secret again, nor lets a token outlive its end', async () => {
    const made = await post('tokens', { name: 'cron', role: 'reader', expires: '2026-11-22T12:00:01Z' });
    const { token, id } = made.body as { token: string; id: number };
    const asked = () => app().inject({ url: '/api/v1/things', headers: { authorization: `Bearer ${token}` } });
    expect((await asked()).statusCode).toBe(200);
    await api.database.pool.query('update api_token set expires_time = $2 where id = $1', [
      id,
      new Date(NOW).toISOString(),
    ]);
    expect((await asked()).statusCode).toBe(401);
    expect((await post('tokens', { name: 'old', role: 'reader', expires: '2020-01-01' })).status).toBe(422);
    const lists = `${(await api.get('/api/v1/tokens')).text} ${(await api.get('/api/v1/people')).text}`;
    expect(lists).not.toMatch(/argon2|hash|password/i);
    expect(lists).not.toContain(token);
    expect((await api.send('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204);
  });

  it('writes down who did what, without secrets', async () => {
    const { text, ...answer } = await api.get('/api/v1/journal?action=person.create');
    expect(itemsOf({ text, ...answer })).toMatchObject([
      { who: 'token:administrator-here', object: ana.login, detail: { role: 'operator' } },
    ]);
    expect(text).not.toContain(ana.password);
    expect(itemsOf(await api.get('/api/v1/journal', 'manager', 'elsewhere'))).toEqual([]);
  });
});
