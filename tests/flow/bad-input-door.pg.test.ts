import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { problem } from './answers.ts';
import type { Answer, Receipt } from './answers.ts';
import { BODY_LIMIT, startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { publishOnce, refusedConnection } from './mqtt-sender.ts';

// What is refused at the door or kept unread: the sender is told, the ledger counts it, the operator sees why.

let vigie: FlowServer;
let connector: string;
let token: string;
let number = 0;

beforeAll(async () => {
  vigie = await startFlowServer('2026-03-10T09:00:00Z');
});
afterAll(() => vigie.stop());

/** Each test has a connector of its own, with a thermometer `t1`. */
beforeEach(async () => {
  number += 1;
  connector = `porte-${number}`;
  token = await vigie.connector(connector);
  await vigie.api('/devices', {
    id: `t1-${number}`,
    connector,
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'temperature', quantity: 'temperature', unit: 'Cel' }],
  });
});

const device = () => `t1-${number}`;
const good = (minute = 0, temperature = 20) => ({
  device: device(),
  time: new Date(Date.UTC(2026, 2, 10, 8, minute)).toISOString(),
  data: { temperature },
});
const send = (body: unknown, headers?: Record<string, string>): Promise<Answer<Receipt>> =>
  vigie.send(connector, body, { token, headers });
const values = async () => (await vigie.observations(device())).map(({ raw }) => raw);
const reasons = async () => (await vigie.frames(connector)).map(({ end, reason }) => `${end} ${reason ?? ''}`.trim());

const NOTHING = { received: 0, stored: 0, duplicate: 0, rejected: 0, quarantined: 0, pending: 0 };

describe('who sends', () => {
  test('an unknown connector: 404 in French and English, counted for no connector', async () => {
    const answer = await vigie.send('nulle-part', good(), { token });
    expect(answer).toMatchObject({ status: 404, body: { status: 404, type: problem('unknown-connector') } });
    expect(answer.body.title).toBe('Connecteur inconnu');
    expect(answer.body.detail).toContain('check the last part of the address');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await vigie.settled('', 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
    const [frame] = await vigie.frames('', '&end=rejected');
    expect(frame).toMatchObject({ connector: '', end: 'rejected', reason: 'unknown-connector', body: good() });
  });

  test.each([
    ['no token', undefined],
    ['another token', 'a-token-that-is-not-the-one'],
  ])('%s: 401, rejected, and the right token still works', async (_, shown) => {
    const refused = await vigie.send(connector, good(), { token: shown });
    expect(refused).toMatchObject({
      status: 401,
      body: { type: problem('wrong-token'), title: 'Jeton absent ou erroné' },
    });
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
    expect((await send(good())).status).toBe(202);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, rejected: 1 });
    expect(await reasons()).toEqual(['stored', 'rejected wrong-token']);
    expect(await values()).toEqual([20]);
  });

  test('a wrong token by MQTT: CONNACK 4, rejected; the right one publishes', async () => {
    expect(await refusedConnection(vigie.mqttUrl, { username: connector, password: 'wrong' })).toBe(4);
    expect(await refusedConnection(vigie.mqttUrl, { username: 'nulle-part', password: token })).toBe(4);
    await publishOnce(
      vigie.mqttUrl,
      { username: connector, password: token },
      {
        topic: `devices/${device()}/up`,
        payload: JSON.stringify({ time: good().time, data: { temperature: 21 } }),
      },
    );
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, rejected: 1 });
    expect(await reasons()).toEqual(['stored', 'rejected wrong-token']);
    expect(await values()).toEqual([21]);
  });

  test('a disabled connector: 403 with the right token, CONNACK 5, 401 without', async () => {
    const headers = { authorization: 'Bearer bootstrap-token-of-the-flow-tests-0123456789' };
    expect((await vigie.call(`/api/v1/connectors/${connector}`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await send(good())).toMatchObject({ status: 403, body: { type: problem('connector-disabled') } });
    expect(await refusedConnection(vigie.mqttUrl, { username: connector, password: token })).toBe(5);
    expect((await vigie.send(connector, good())).status).toBe(401);
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, rejected: 3 });
  });

  test('the connector of one organisation or kind opens no other door', async () => {
    const other = await vigie.connector(`autre-${number}`);
    expect((await vigie.send(connector, good(), { token: other })).status).toBe(401);
  });
});

describe('what is sent', () => {
  test('a body over the limit: 413, its first 4 KiB kept, the next body taken', async () => {
    const large = JSON.stringify([good(), { device: device(), data: { text: 'x'.repeat(BODY_LIMIT) } }]);
    expect(await send(large)).toMatchObject({
      status: 413,
      body: { type: problem('body-too-large'), title: 'Corps trop grand' },
    });
    expect((await send(good(1, 19))).status).toBe(202);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, rejected: 1 });
    const [frame] = await vigie.frames(connector, '&end=rejected');
    expect(frame).toMatchObject({ reason: 'body-too-large', body: large.slice(0, 4096) });
    expect(await values()).toEqual([19]);
  });

  test('an MQTT payload over the limit: acknowledged, so that what follows it gets through; rejected', async () => {
    await publishOnce(
      vigie.mqttUrl,
      { username: connector, password: token },
      { topic: `devices/${device()}/up`, payload: 'x'.repeat(300_000) },
      { topic: `devices/${device()}/up`, payload: JSON.stringify({ time: good().time, data: { temperature: 18 } }) },
    );
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, rejected: 1 });
    expect(await values()).toEqual([18]);
  });

  test.each([
    ['words', 'bonjour', 'not-json'],
    ['half an object', '{"device":"x"', 'not-json'],
    ['a NaN that JSON does not know', '{"device":"x","data":{"temperature":NaN}}', 'not-json'],
    ['bytes', new Uint8Array([1, 2, 3, 0, 255]), 'not-json'],
    ['nothing', '', 'empty'],
    ['an empty list', '[]', 'empty'],
    ['a well', '['.repeat(60) + ']'.repeat(60), 'json-too-deep'],
    ['a deep well', '{"a":'.repeat(10_000), 'json-too-deep'],
  ])('not what JSON should be (%s): 400 and rejected', async (_, body, reason) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { type: problem(reason) } });
    expect(answer.body.detail).toMatch(/\. — [A-Z]/);
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
    expect(await reasons()).toEqual([`rejected ${reason}`]);
  });

  test('XML: 415, rejected, and told to send JSON', async () => {
    const answer = await send('<?xml version="1.0"?><uplink/>');
    expect(answer).toMatchObject({ status: 415, body: { type: problem('xml-refused') } });
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
    expect(await reasons()).toEqual(['rejected xml-refused']);
  });

  test('not JSON by MQTT: acknowledged and rejected, the next message stored', async () => {
    await publishOnce(
      vigie.mqttUrl,
      { username: connector, password: token },
      { topic: `devices/${device()}/up`, payload: 'bonjour' },
      { topic: `devices/${device()}/up`, payload: JSON.stringify({ time: good().time, data: { temperature: 17 } }) },
    );
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, rejected: 1 });
    expect(await values()).toEqual([17]);
    expect((await reasons()).toSorted()).toEqual(['rejected not-json', 'stored']);
  });

  test('more than 5,000 frames in a body: 413, nothing of it taken', async () => {
    const answer = await send(`[${Array.from({ length: 5_001 }, () => '{}').join(',')}]`);
    expect(answer).toMatchObject({ status: 413, body: { type: problem('too-many-frames') } });
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
  });

  test('envelopes that cannot be read among good ones: those are quarantined and named, the others stored', async () => {
    const answer = await send([
      good(0, 10),
      { data: { temperature: 11 } },
      { ...good(2, 12), time: 'hier' },
      { ...good(3, 13), port: 'série' },
      'du texte',
      null,
      { device: device(), bytes: 'zz!', time: good().time },
      { ...good(7, 14), device: 'x'.repeat(300) },
      { ...good(8, 15), device: 'nul\0' },
      good(9, 16),
    ]);
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, quarantined: 8, rejected: 0 } });
    expect(answer.body.problems?.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(answer.body.problems?.map(({ reason }) => reason)).toEqual([
      'device',
      'time',
      'port',
      'not-an-object',
      'not-an-object',
      'payload',
      'device',
      'device',
    ]);
    expect(await vigie.settled(connector, 10)).toEqual({ ...NOTHING, received: 10, stored: 2, quarantined: 8 });
    expect(await values()).toEqual([10, 16]);
    const quarantine = await vigie.frames(connector, '&end=quarantined');
    expect(quarantine.map(({ reason }) => reason)).toEqual(Array.from({ length: 8 }, () => 'unreadable-envelope'));
    expect(quarantine.map(({ body }) => body)).toContainEqual({ data: { temperature: 11 } });
  });

  test('lines of JSON with a broken one: that one is quarantined as it came', async () => {
    const lines = [JSON.stringify(good(0, 1)), '{"device": broken', JSON.stringify(good(2, 3))].join('\n');
    const answer = await send(lines, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, quarantined: 1 } });
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 2, quarantined: 1 });
    expect((await vigie.frames(connector, '&end=quarantined'))[0]?.body).toBe('{"device": broken');
  });

  test('an unknown device: 202, quarantined with its body, its neighbours stored', async () => {
    const stranger = { ...good(1, 99), device: 'inconnu' };
    expect(await send([good(0, 5), stranger, good(2, 6)])).toMatchObject({ status: 202, body: { accepted: 3 } });
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 2, quarantined: 1 });
    const [frame] = await vigie.frames(connector, '&end=quarantined');
    expect(frame).toMatchObject({ reason: 'unknown-device', body: stranger, uplink: { device: 'inconnu' } });
    expect(await values()).toEqual([5, 6]);
  });

  test('a frame of an unknown device may come again once the device is registered, after a restart too', async () => {
    const unknown = (name: string) => ({ ...good(1, 12), device: `${name}-${number}` });
    const register = (name: string) =>
      vigie.api('/devices', {
        id: `${name}-${number}`,
        connector,
        place: { longitude: 5.37, latitude: 43.3 },
        datastreams: [{ field: 'temperature', quantity: 'temperature', unit: 'Cel' }],
      });
    await send([unknown('tard'), unknown('plus-tard')]);
    expect(await vigie.settled(connector, 2)).toMatchObject({ quarantined: 2 });
    await register('tard');
    await send(unknown('tard'));
    expect(await vigie.settled(connector, 3)).toMatchObject({ quarantined: 2, stored: 1, duplicate: 0 });
    await vigie.restart();
    await register('plus-tard');
    await send([unknown('plus-tard'), unknown('tard')]);
    expect(await vigie.settled(connector, 5)).toMatchObject({ quarantined: 2, stored: 2, duplicate: 1 });
    expect(await vigie.observations(`plus-tard-${number}`)).toMatchObject([{ raw: 12 }]);
  });

  test('a device of another connector is unknown here', async () => {
    const mine = device();
    const other = `autre-porte-${number}`;
    const otherToken = await vigie.connector(other);
    await vigie.send(other, good(), { token: otherToken });
    expect(await vigie.settled(other, 1)).toMatchObject({ quarantined: 1 });
    expect(await vigie.observations(mine)).toEqual([]);
  });

  test('a malformed Content-Type does not matter: what counts is the body', async () => {
    for (const [minute, type] of ['text/plain', 'application/json; charset=latin-1', ';;;', 'x'].entries()) {
      expect((await send(good(minute), { 'content-type': type })).status).toBe(202);
    }
    expect(await vigie.settled(connector, 4)).toMatchObject({ stored: 4 });
  });
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452' + '00'.repeat(60), 'hex');
const WAV = Buffer.from('52494646' + '00'.repeat(80), 'hex');

describe('sound and images', () => {
  test.each([
    ['image/png', PNG],
    ['audio/wav', WAV],
    ['video/mp4', WAV],
    ['multipart/form-data; boundary=x', Buffer.from('--x--')],
    ['IMAGE/JPEG', Buffer.from('{}')],
    ['application/octet-stream', PNG],
    ['application/json', WAV],
  ])('%s: 415, rejected, not one byte kept', async (type, body) => {
    const answer = await send(body, { 'content-type': type });
    expect(answer).toMatchObject({
      status: 415,
      body: { type: problem('media-refused'), title: 'Son et image n’entrent pas' },
    });
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
    expect(await vigie.frames(connector)).toMatchObject([{ end: 'rejected', reason: 'media-refused', body: '' }]);
  });

  test.each([
    ['a data URI', { note: 'data:image/png;base64,AAAA' }],
    ['a data URI deep inside', { a: [{ b: { c: 'data:audio/ogg;base64,AAAA' } }] }],
    ['base64 in a field called photo', { photo: PNG.toString('base64') }],
    ['hexadecimal in a field called audio', { audio: WAV.toString('hex') }],
  ])('%s among good frames: that one rejected without its bytes, the others stored', async (_, data) => {
    const answer = await send([good(0, 7), { ...good(1), data: { temperature: 1, ...data } }, good(2, 8)]);
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: 1 } });
    expect(answer.body.problems).toMatchObject([{ index: 1, reason: 'media-refused' }]);
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 2, rejected: 1 });
    expect(await vigie.frames(connector, '&end=rejected')).toMatchObject([{ reason: 'media-refused', body: '' }]);
    expect(await values()).toEqual([7, 8]);
  });

  test('by MQTT: acknowledged, rejected, not one byte kept', async () => {
    await publishOnce(
      vigie.mqttUrl,
      { username: connector, password: token },
      { topic: `devices/${device()}/up`, payload: PNG },
    );
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, rejected: 1 });
    expect(await vigie.frames(connector)).toMatchObject([{ end: 'rejected', reason: 'media-refused', body: '' }]);
  });
});

test('a sender who is refused for ever is counted, and fills nothing: 60 bodies a minute are kept', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => vigie.send(connector, good())));
  expect(answers.every(({ status }) => status === 401)).toBe(true);
  expect(await vigie.settled(connector, 100)).toEqual({ ...NOTHING, received: 100, rejected: 100 });
  expect((await vigie.frames(connector)).length).toBe(60);
});

test('received = the sum of the ends, over all that was sent here', async () => {
  const all = await vigie.api<typeof NOTHING & { byHour: (typeof NOTHING)[] }>('/ledger/balance');
  for (const line of [all, ...all.byHour]) {
    expect(line.received).toBe(line.stored + line.duplicate + line.rejected + line.quarantined + line.pending);
  }
  expect(all.pending).toBe(0);
});
