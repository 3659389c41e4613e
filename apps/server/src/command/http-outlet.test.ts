import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpOutlet } from './http-outlet.ts';

const server = createServer((request, response) => {
  if (request.url === '/slow') return;
  if (request.url === '/busy') response.writeHead(429, { 'retry-after': '7' });
  if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' });
  if (request.url === '/huge') response.write('x'.repeat(1_000_000));
  if (request.url === '/cut') {
    request.socket.destroy();
    return;
  }
  response.end('ok');
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a listening TCP server has an address of this shape
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, timeout?: number) =>
  httpOutlet({ method: 'POST', url: base + path, headers: {}, body: '{}' }, { timeoutMs: timeout });

test('an answer is given with what it says of later', async () => {
  expect(await ask('/')).toEqual({ kind: 'answer', status: 200, text: 'ok', retryAfterMs: undefined });
  expect(await ask('/busy')).toMatchObject({ status: 429, retryAfterMs: 7000 });
});

test('an answer without end is cut', async () => {
  const answer = await ask('/huge');
  expect(answer.kind === 'answer' && answer.text.length).toBe(65_536);
});

test('nobody there: nothing left; no answer: nobody knows', async () => {
  const nobody = { method: 'POST', url: 'http://127.0.0.1:1/', headers: {} } as const;
  expect(await httpOutlet(nobody)).toMatchObject({ kind: 'not-connected' });
  expect(await httpOutlet({ ...nobody, url: 'no address' })).toMatchObject({ kind: 'not-connected' });
  expect(await ask('/slow', 100)).toMatchObject({ kind: 'no-answer', detail: 'timeout' });
  expect(await ask('/cut')).toMatchObject({ kind: 'no-answer' });
});

test('our key is not carried elsewhere', async () => {
  expect(await ask('/away')).toMatchObject({ kind: 'no-answer' });
});
