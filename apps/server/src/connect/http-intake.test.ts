import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { registerHttpIntake } from '#connect/http-intake.ts';
import { TOKEN, intakeBench } from '#connect/testing/intake-bench.ts';
import type { IntakeBench } from '#connect/testing/intake-bench.ts';

let bench: IntakeBench;
let app: FastifyInstance;
const bearer = { authorization: `Bearer ${TOKEN}` };

beforeEach(async () => {
  await app?.close();
  bench = intakeBench({
    json: { kind: 'http-json' },
    cs: { kind: 'chirpstack-v4' },
    off: { kind: 'http-json', disabled: true },
    files: { kind: 'hub-eau' },
    cesva: { kind: 'sentilo' },
    mapped: {
      kind: 'http-json',
      settings: { mapping: { items: 'rows', device: 'meta.serial', time: 'at', data: 'm' } },
    },
  });
  app = Fastify();
  registerHttpIntake(app, { ...bench.parts, bodyLimit: 10_000 });
  await app.ready();
});
afterAll(() => app.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

async function post(key: string, payload: string | Buffer, headers: Record<string, string> = bearer): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url: `/ingest/${key}`,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

const good = (n = 1): string =>
  JSON.stringify({ device: `d${n}`, time: '2026-01-15T11:59:00Z', port: 2, bytes: '0a0b', counter: n });

describe('what is accepted', () => {
  test('one frame, committed before the answer', async () => {
    const open = bench.log.hold();
    const answer = post('json', good());
    let answered = false;
    void answer.then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(answered).toBe(false);
    open();
    expect(await answer).toMatchObject({
      status: 202,
      body: { accepted: 1, quarantined: 0, rejected: 0, frames: ['1'] },
    });
    expect(bench.log.frames[0]).toMatchObject({
      connector: { key: 'json' },
      uplink: { device: 'd1', time: Date.UTC(2026, 0, 15, 11, 59), port: 2, counter: 1 },
    });
    expect(Buffer.from(bench.log.frames[0]!.body).toString()).toBe(good());
    expect(bench.committed).toHaveLength(1);
  });

  test.each([
    ['bearer', bearer],
    ['header', { 'x-vigie-token': TOKEN }],
    ['basic', { authorization: `Basic ${Buffer.from(`ttn:${TOKEN}`).toString('base64')}` }],
    ['any case', { authorization: `bearer   ${TOKEN}` }],
  ])('token as %s', async (_name, headers) => {
    expect((await post('json', good(), headers)).status).toBe(202);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'json', '', 'application/json; charset=utf8; ;'])(
    'content type %j does not matter',
    async (type) => expect((await post('json', good(), { ...bearer, 'content-type': type })).status).toBe(202),
  );

  test('one bad item in a good array: the neighbours are kept', async () => {
    const items = [
      good(1),
      '{"time":"2026-01-15T11:59:00Z"}',
      good(3),
      '42',
      '{"device":"d","time":"yesterday","bytes":"00"}',
      good(6),
    ];
    const { status, body } = await post('json', `[${items.join(',')}]`);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      accepted: 3,
      quarantined: 3,
      rejected: 0,
      problems: [
        { index: 1, reason: 'device' },
        { index: 3, reason: 'not-an-object' },
        { index: 4, reason: 'time' },
      ],
    });
    const bad = 'quarantined unreadable-envelope';
    expect(bench.log.ends).toEqual(['pending', bad, 'pending', bad, bad, 'pending']);
    expect(Buffer.from(bench.log.frames[2]!.body).toString()).toBe(good(3));
  });

  test('a hundred frames in a request, and one a line', async () => {
    const many = Array.from({ length: 100 }, (_, n) => good(n));
    expect((await post('json', `[${many.join(',')}]`)).body['accepted']).toBe(100);
    expect((await post('json', many.join('\r\n'))).body['accepted']).toBe(100);
    expect((await post('json', `${many.slice(0, 3).join('\n')}\n{"broken`)).body).toMatchObject({
      accepted: 3,
      quarantined: 1,
    });
    expect(bench.log.batches).toEqual([100, 100, 4]);
  });

  test('other events of the network are stored with their name', async () => {
    const join = JSON.stringify({ deviceInfo: { devEui: '0102030405060708' }, devAddr: '00000001' });
    expect((await post('cs', join)).body).toMatchObject({ accepted: 1 });
    expect((await post('cs?event=status', JSON.stringify({ deviceInfo: {}, margin: 3 }))).status).toBe(202);
    expect(bench.log.ends).toEqual(['stored event:join', 'stored event:status']);
  });

  test('CESVA by PUT with the header Sentilo uses', async () => {
    const body = {
      sensors: [
        { sensor: 'TA120-T1-N', observations: [{ value: '45.4', timestamp: '24/02/2022T17:45:15UTC' }] },
        { sensor: 'TA120-T1-O', observations: [{ value: 'false', timestamp: '24/02/2022T17:45:15UTC' }] },
        { sensor: 'TA120-T2-N', observations: [{ value: '51', timestamp: '24/02/2022T17:45:15UTC' }] },
      ],
    };
    const answer = await app.inject({
      method: 'PUT',
      url: '/ingest/cesva/data/city',
      payload: body,
      headers: { identity_key: TOKEN },
    });
    expect(answer.statusCode).toBe(202);
    expect(bench.log.frames.map(({ uplink }) => [uplink?.device, uplink?.time, uplink?.data])).toEqual([
      ['TA120-T1', 1645724715000, { N: 45.4, O: false }],
      ['TA120-T2', 1645724715000, { N: 51 }],
    ]);
  });

  test('a mapping of paths', async () => {
    const rows = [1, 2].map((n) => ({ meta: { serial: n }, at: 1768478340, m: { level: n } }));
    expect((await post('mapped', JSON.stringify({ rows }))).body['accepted']).toBe(2);
    expect(bench.log.frames.map(({ uplink }) => [uplink?.device, uplink?.data])).toEqual([
      ['1', { level: 1 }],
      ['2', { level: 2 }],
    ]);
  });

  test('decoded values without a mapping: what is not envelope is data', async () => {
    await post('json', '{"id":"x","ts":1768478340,"temperature":21.5,"__proto__":{"polluted":1}}');
    await post('json', '{"id":"x","ts":1768478340,"values":{"level":3}}');
    expect(bench.log.frames.map(({ uplink }) => uplink?.data)).toEqual([{ temperature: 21.5 }, { level: 3 }]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what is strange and safe', () => {
  test.each([
    ['emoji in the name', '{"device":"bac-🗑️-é","name":"📍","data":{"t":1}}', 'pending'],
    ['NUL in the identifier', '{"device":"a\\u0000b","data":{"t":1}}', 'quarantined unreadable-envelope'],
    ['half a surrogate pair', '{"device":"a\\ud83d","data":{"t":1}}', 'quarantined unreadable-envelope'],
    ['huge numbers', '{"device":"a","ts":1e999,"data":{"t":1e999}}', 'quarantined unreadable-envelope'],
    ['a huge counter', '{"device":"a","counter":1e300,"port":1,"bytes":"00"}', 'pending'],
    ['a port out of range', '{"device":"a","port":300,"bytes":"00"}', 'quarantined unreadable-envelope'],
    ['payload that is no bytes', '{"device":"a","port":3,"bytes":"zz zz!"}', 'quarantined unreadable-envelope'],
    ['nothing to decode', '{"device":"a","time":1768478340,"counter":3}', 'quarantined unreadable-envelope'],
    ['a prototype for a device', '{"device":"__proto__","data":{"constructor":1}}', 'pending'],
    ['a device that is an object', '{"device":{"toString":1},"data":{"t":1}}', 'quarantined unreadable-envelope'],
    ['an identifier without end', `{"device":"${'x'.repeat(1000)}","data":{"t":1}}`, 'quarantined unreadable-envelope'],
    ['a byte order mark', '\ufeff{"device":"a","data":{"t":1}}', 'pending'],
  ])('%s', async (_name, body, end) => {
    expect((await post('json', body)).status).toBe(202);
    expect(bench.log.ends).toEqual([end]);
  });
});

describe('what is refused is said and kept', () => {
  test.each([
    ['unknown connector', 'nobody', good(), bearer, 404, 'unknown-connector'],
    ['wrong token', 'json', good(), { authorization: 'Bearer wrong' }, 401, 'wrong-token'],
    ['no token', 'json', good(), {}, 401, 'wrong-token'],
    ['disabled', 'off', good(), bearer, 403, 'connector-disabled'],
    ['a kind that takes no push', 'files', good(), bearer, 409, 'not-a-push-connector'],
    ['not JSON', 'json', '{"device": oops', bearer, 400, 'not-json'],
    ['bytes', 'json', Buffer.from([0, 1, 2, 255]), bearer, 400, 'not-json'],
    ['nothing', 'json', '', bearer, 400, 'empty'],
    ['an empty array', 'json', '[]', bearer, 400, 'empty'],
    ['too deep', 'json', `{"device":"a","data":${'['.repeat(4000)}${']'.repeat(4000)}}`, bearer, 400, 'json-too-deep'],
    ['too large', 'json', `{"device":"a","pad":"${'x'.repeat(20_000)}"}`, bearer, 413, 'body-too-large'],
  ] as const)('%s', async (...[, key, body, headers, status, code]) => {
    const answer = await post(key, body as string | Buffer, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: `urn:vigie:problem:${code}`, status });
    expect(answer.body['title']).toBeTypeOf('string');
    expect(answer.body['detail']).toMatch(/ — /);
    expect(bench.log.ends).toEqual([`rejected ${code}`]);
    expect(bench.log.frames[0]!.body.length).toBeLessThanOrEqual(4096);
    const kept = Buffer.from(bench.log.frames[0]!.body).toString('latin1');
    expect(Buffer.from(body).toString('latin1').startsWith(kept)).toBe(true);
    expect(bench.log.frames[0]!.connector.id).toBe(key === 'nobody' ? 0 : bench.parts.directory.find(key)!.identity.id);
  });

  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300, 7)]);
  const inJson = (field: string, value: string): string =>
    JSON.stringify({ device: 'cam', time: 1768478340, data: { t: 1, [field]: value } });
  test.each([
    ['image type', jpeg, 'image/jpeg'],
    ['audio type', Buffer.from('RIFF'), 'audio/wav'],
    ['video type', good(), 'video/mp4'],
    ['a form with files', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['a picture called JSON', jpeg, 'application/json'],
    ['a data URI', inJson('note', `data:image/png;base64,${jpeg.toString('base64')}`), 'application/json'],
    [
      'a data URI with escapes',
      inJson('note', `data:image/png;base64,${jpeg.toString('base64')}`).replace(
        'data:image/',
        String.raw`d\u0061ta:image\/`,
      ),
      'application/json',
    ],
    [
      'a data URI with every letter hidden',
      inJson('note', `data:image/png;base64,${jpeg.toString('base64')}`).replace('image', String.raw`im\u0061ge`),
      'application/json',
    ],
    ['base64 in a media field', inJson('snapshotJpeg', jpeg.toString('base64')), 'application/json'],
    ['hexadecimal in a media field', inJson('image', jpeg.toString('hex')), 'application/json'],
  ])('media: %s', async (_name, body, type) => {
    const answer = await post('json', body as string | Buffer, { ...bearer, 'content-type': type });
    expect(answer.status).toBe(415);
    expect(answer.body['title']).toBe('Son et image n’entrent pas');
    expect(bench.log.ends).toEqual(['rejected media-refused']);
    expect(bench.log.frames[0]!.body).toHaveLength(0);
  });

  test('one picture among measures: the measures are kept, not the picture', async () => {
    const { status, body } = await post('json', `[${good()},${inJson('image', jpeg.toString('base64'))}]`);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, rejected: 1, problems: [{ index: 1, reason: 'media-refused' }] });
    expect(bench.log.ends).toEqual(['pending', 'rejected media-refused']);
    expect(bench.log.frames[1]!.body).toHaveLength(0);
  });

  test('measures that only speak of sound and images are kept', async () => {
    await post('json', '{"device":"a","data":{"soundLevel":"45.4","image":"none","mediaCount":3}}');
    expect(bench.log.ends).toEqual(['pending']);
  });

  test('a flood of refusals is counted, not kept', async () => {
    for (let n = 0; n < 100; n++) await post('json', good(), {});
    expect(bench.log.frames).toHaveLength(60);
    expect(bench.counted.get('json')).toBe(40);
    bench.clock.time += 60_000;
    await post('json', good(), {});
    expect(bench.log.frames).toHaveLength(61);
  });

  test('the log away: 503, try again, nothing acknowledged', async () => {
    bench.log.away = new Error('connection lost');
    const answer = await post('json', good());
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:vigie:problem:intake-unavailable' } });
    expect(answer.headers['retry-after']).toBe('5');
    expect((await post('json', good(), {})).status).toBe(401);
    bench.log.away = undefined;
    expect((await post('json', good())).status).toBe(202);
    expect(bench.log.frames).toHaveLength(1);
    expect(bench.counted.get('json')).toBe(1);
  });
});

describe('on a real socket', () => {
  test('a body over the limit hears its answer; a sender who goes away is nobody’s fault', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    // A listening TCP server has an address of this shape.
    const { port } = app.server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/ingest/json`, {
      method: 'POST',
      headers: bearer,
      body: 'x'.repeat(3_000_000),
    });
    expect(answer.status).toBe(413);
    await new Promise((resolve) => {
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        path: '/ingest/json',
        method: 'POST',
        headers: { ...bearer, 'content-length': '500' },
      });
      request.on('error', resolve).write('{"device"', () => request.destroy(new Error('gone')));
    });
    const next = await fetch(`http://127.0.0.1:${port}/ingest/json`, { method: 'POST', headers: bearer, body: good() });
    expect(next.status).toBe(202);
  });
});
