import { createSocket } from 'node:dgram';
import { request } from 'coap';
import type { CoapRequestParams } from 'coap';
import { generate } from 'coap-packet';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCoapServer } from '#connect/coap/coap-server.ts';
import type { CoapServer } from '#connect/coap/coap-server.ts';
import { intakeBench, TOKEN } from '#connect/testing/intake-bench.ts';
import type { IntakeBench } from '#connect/testing/intake-bench.ts';

let bench: IntakeBench;
let server: CoapServer;
let faults: unknown[];
beforeEach(async () => {
  faults = [];
  bench = intakeBench({
    nb: { kind: 'coap' },
    closed: { kind: 'coap', disabled: true },
    cs: { kind: 'chirpstack-v4' },
  });
  server = await startCoapServer({
    parts: bench.parts,
    host: '127.0.0.1',
    port: 0,
    bodyLimit: 4_096,
    failed: (e) => faults.push(e),
  });
});
afterEach(async () => {
  await server.stop();
  expect(faults).toEqual([]);
});

interface Answer {
  readonly code: string;
  readonly text: string;
}

function send(pathname: string, payload: Buffer | string, more: Partial<CoapRequestParams> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const asked = request({ hostname: '127.0.0.1', port: server.port, method: 'POST', pathname, ...more });
  asked.on('response', (response) => resolve({ code: response.code, text: response.payload.toString() }));
  asked.on('error', reject);
  asked.end(payload);
  return promise;
}
const query = `token=${TOKEN}`;

test('bytes of the device that the address names, the token in the query or in the path', async () => {
  expect(await send('/ingest/nb/imei-1', Buffer.from('0102ff', 'hex'), { query })).toMatchObject({ code: '2.04' });
  expect((await send(`/ingest/nb/${TOKEN}/imei-2`, Buffer.from('0a', 'hex'), { method: 'PUT' })).code).toBe('2.04');
  expect(
    bench.log.frames.map(({ uplink }) => [uplink?.device, Buffer.from(uplink?.bytes ?? []).toString('hex')]),
  ).toEqual([
    ['imei-1', '0102ff'],
    ['imei-2', '0a'],
  ]);
});

test('JSON as over HTTP; another kind too; not confirmable', async () => {
  const body = JSON.stringify({ device: 'd', time: '2026-01-15T11:00:00Z', data: { t: 1 } });
  expect((await send('/ingest/nb', body, { query, options: { 'Content-Format': 50 } })).code).toBe('2.04');
  expect((await send('/ingest/nb', body, { query, confirmable: false })).code).toBe('2.04');
  const uplink = { deviceInfo: { devEui: 'aabbccddeeff0011' }, fPort: 1, fCnt: 1, data: 'AQ==' };
  expect((await send('/ingest/cs', JSON.stringify(uplink), { query })).code).toBe('2.04');
  expect(bench.log.frames.map(({ uplink: up }) => up?.device)).toEqual(['d', 'd', 'aabbccddeeff0011']);
});

test('who is refused hears why, and the ledger keeps it', async () => {
  expect((await send('/ingest/nb/x', 'a', { query: 'token=wrong' })).code).toBe('4.01');
  expect((await send('/ingest/nope/x', 'a', { query })).code).toBe('4.04');
  expect((await send('/ingest/closed/x', 'a', { query })).code).toBe('4.03');
  expect((await send('/ingest/nb', '{"a":', { query })).text).toBe('not-json');
  expect((await send('/ingest/nb', 'a', { query, options: { 'Content-Format': 60 } })).code).toBe('4.15');
  expect((await send('/elsewhere', 'a', { query })).code).toBe('4.04');
  expect((await send('/ingest/nb/x', 'a', { query, method: 'GET' })).code).toBe('4.05');
  expect(bench.log.ends).toEqual([
    'rejected wrong-token',
    'rejected unknown-connector',
    'rejected connector-disabled',
    'rejected not-json',
  ]);
});

test('the log away: 5.03, and the same message is taken once it is back', async () => {
  bench.log.away = new Error('connection refused');
  expect((await send('/ingest/nb/x', 'a', { query })).code).toBe('5.03');
  bench.log.away = undefined;
  expect((await send('/ingest/nb/x', 'a', { query })).code).toBe('2.04');
  expect(bench.log.frames).toHaveLength(1);
});

/** A datagram as a device repeats it: the same message identifier. */
function datagram(id: number): Buffer {
  return generate({
    code: 'POST',
    confirmable: true,
    messageId: id,
    token: Buffer.from([1]),
    options: [
      { name: 'Uri-Path', value: Buffer.from('ingest') },
      { name: 'Uri-Path', value: Buffer.from('nb') },
      { name: 'Uri-Path', value: Buffer.from('imei-9') },
      { name: 'Uri-Query', value: Buffer.from(query) },
    ],
    payload: Buffer.from([7]),
  });
}

test('nothing is acknowledged before the commit; fifty repeats are one frame and the same answer', async () => {
  const socket = createSocket('udp4');
  const heard: string[] = [];
  socket.on('message', (answer) => heard.push(answer.toString('hex')));
  const repeat = (times: number) => {
    for (let n = 0; n < times; n++) socket.send(datagram(77), server.port, '127.0.0.1');
  };
  const release = bench.log.hold();
  repeat(25);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toEqual([]);
  release();
  await expect.poll(() => heard.length).toBe(1);
  repeat(25);
  await expect.poll(() => heard.length).toBe(26);
  expect(new Set(heard).size).toBe(1);
  expect(bench.log.frames).toHaveLength(1);
  socket.send(Buffer.from('not coap'), server.port, '127.0.0.1');
  socket.send(datagram(78), server.port, '127.0.0.1');
  await expect.poll(() => bench.log.frames.length).toBe(2);
  socket.close();
});

test('a body in blocks is put together, and has a limit', async () => {
  const readings = Array.from({ length: 60 }, (_, at) => ({
    device: `d${at}`,
    time: 1_768_471_200 + at,
    data: { t: at },
  }));
  const body = Buffer.from(JSON.stringify(readings));
  expect(body.length).toBeGreaterThan(2_048);
  const block = (size: number) => Buffer.from([Math.log2(size) - 4]);
  expect((await send('/ingest/nb', body, { query, options: { Block1: block(256), 'Content-Format': 50 } })).code).toBe(
    '2.04',
  );
  expect(bench.log.frames).toHaveLength(60);
  const large = Buffer.alloc(8_192, 0x41);
  expect((await send('/ingest/nb/x', large, { query, options: { Block1: block(1_024) } })).code).toBe('4.13');
}, 15_000);
