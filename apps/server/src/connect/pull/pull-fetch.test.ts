import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOfStatus } from './answer-status.ts';
import { createPullFetch } from './pull-fetch.ts';
import { isPublicAddress } from './public-address.ts';

let server: Server;
let base = '';
let seen: Record<string, unknown> = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request.headers;
    if (request.url === '/away') response.writeHead(302, { location: 'http://localhost:1/x' }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('[1]'));
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    else response.writeHead(200).end('[]');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // a server that listens on a port has an address of this shape
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const signal = new AbortController().signal;
const LIMITS = { timeout: 2_000, bytes: 1_000_000 };
const open = createPullFetch({ ...LIMITS, allowPrivate: true });
const guarded = createPullFetch({ ...LIMITS, allowPrivate: false });
const ask = (url: string) => ({ url, accept: 'application/json', signal });

describe('the guard', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '[::1]',
    'nonsense',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(['8.8.8.8', '2a00:1450:4007::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['http://exemple.fr/', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['ftp://exemple.fr/', 'not-https'],
    ['nonsense', 'bad-settings'],
  ])('%s: %s', async (url, fault) => {
    expect(await guarded(ask(url))).toMatchObject({ fault });
  });
});

describe('answers', () => {
  it('are unpacked, and bounded after unpacking', async () => {
    const packed = await open(ask(`${base}/gzip`));
    expect('body' in packed ? Buffer.from(packed.body).toString() : packed).toBe('[1]');
    expect(await open(ask(`${base}/bomb`))).toMatchObject({ fault: 'too-large' });
  });

  it('redirections end, and secrets do not go with them to another host', async () => {
    expect(await open(ask(`${base}/round`))).toMatchObject({ fault: 'too-many-redirects' });
    await open({ ...ask(`${base}/`), headers: { 'x-api-key': 'k' } });
    expect(seen['x-api-key']).toBe('k');
    expect(await open({ ...ask(`${base}/away`), headers: { 'x-api-key': 'k' } })).toMatchObject({
      fault: 'unreachable',
    });
  });

  it('say how long to wait, by the source’s own clock', () => {
    const date = 'Thu, 27 Aug 2026 08:00:00 GMT';
    const later = 'Thu, 27 Aug 2026 08:02:00 GMT';
    expect(failureOfStatus(206, {})).toBeUndefined();
    expect(failureOfStatus(429, { 'retry-after': '7' })).toMatchObject({ fault: 'throttled', retryAfter: 7_000 });
    expect(failureOfStatus(503, { 'retry-after': later, date })).toMatchObject({ retryAfter: 120_000 });
    expect(failureOfStatus(429, { 'x-ratelimit-reset': String(Date.parse(later) / 1_000), date })).toMatchObject({
      retryAfter: 120_000,
    });
  });
});
