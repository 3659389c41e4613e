import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '@vigie/kit';
import { city } from './city.ts';
import { PlatformClient } from './platform-client.ts';
import { playHistory } from './play-history.ts';
import { playLive } from './play-live.ts';
import { Progress } from './progress.ts';
import { register } from './register.ts';
import { httpSender } from './senders.ts';

/** What a platform was sent. */
interface Taken {
  readonly url: string;
  readonly token: string | undefined;
  readonly body: string;
}

const NOW = Date.UTC(2026, 9, 15, 10);
const town = city({ seed: 3, now: NOW, months: 0.3 });
let taken: Taken[];
let refuse: (url: string) => number | undefined;
let url: string;
let folder: string;
let close: () => void;

beforeEach(async () => {
  taken = [];
  refuse = () => undefined;
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = request.url ?? '';
    const status = refuse(path) ?? (path === '/readyz' ? 200 : 202);
    if (status < 300)
      taken.push({ url: path, token: request.headers.authorization, body: Buffer.concat(parts).toString() });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"token":"made"}');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});

afterEach(() => {
  close();
  rmSync(folder, { recursive: true });
});

const progressOf = () =>
  new Progress(folder, { seed: 3, months: 0.3, now: NOW, tokens: {}, chunk: 0, requests: [], liveThrough: NOW });
const clientOf = (signal = new AbortController().signal) => new PlatformClient({ url, signal, retryPause: 1 });
const history = () => taken.filter((one) => one.url.endsWith('/history'));
const linesOf = (ones: readonly Taken[]): string[] => ones.flatMap(({ body }) => body.split('\n'));

describe('registration', () => {
  it('declares connectors, codecs with their source, and devices, with the administrator’s token', async () => {
    const progress = progressOf();
    await register(clientOf(), town, { progress, token: 'root' });
    const paths = Object.groupBy(taken, (one) => one.url);
    expect(paths['/api/v1/connectors']).toHaveLength(5);
    expect(paths['/api/v1/codecs']!.length).toBeGreaterThanOrEqual(8);
    expect(paths['/api/v1/codecs']!.every(({ body }) => body.includes('decodeUplink'))).toBe(true);
    const devices = paths['/api/v1/devices']!.flatMap(({ body }) => JSON.parse(body) as unknown[]);
    expect(devices).toHaveLength(town.devices.length);
    expect(taken.every(({ token }) => token === 'Bearer root')).toBe(true);
    expect(progressOf().state.tokens['tts-rivieres']).toBe('made');
  });

  it('renews the token of a connector that is already there', async () => {
    refuse = (path) => (path === '/api/v1/connectors' ? 409 : undefined);
    await register(clientOf(), town, { progress: progressOf(), token: 'root' });
    expect(taken.some((one) => one.url === '/api/v1/connectors/tts-rivieres/token')).toBe(true);
  });

  it('waits for a platform that is not ready', async () => {
    let asked = 0;
    refuse = () => ((asked += 1) < 4 ? 503 : undefined);
    await clientOf().ready();
    expect(asked).toBe(4);
  });
});

describe('history', () => {
  const options = (progress: Progress, onFirstWeek = (): void => undefined, signal = new AbortController().signal) => ({
    months: 0.3,
    progress,
    token: 'root',
    signal,
    onFirstWeek,
  });

  it('tells the newest days first and says when the week is in', async () => {
    let atWeek = 0;
    await playHistory(
      clientOf(),
      town,
      options(progressOf(), () => (atWeek = linesOf(history()).length)),
    );
    const lines = linesOf(history());
    const dayOf = (line: string): number => {
      const { receivedTime } = JSON.parse(line) as { receivedTime: string }; // one line of history
      return Math.floor((NOW - Date.parse(receivedTime) - 1) / DAY);
    };
    expect(lines.length).toBeGreaterThan(40_000);
    const days = lines.slice(0, atWeek).map(dayOf);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days.at(-1)).toBe(6);
  }, 20_000);

  it('goes on after a stop without sending again what was acknowledged', async () => {
    const stop = new AbortController();
    let answered = 0;
    refuse = () => {
      answered += 1;
      if (answered === 9) stop.abort();
      return undefined;
    };
    await playHistory(clientOf(stop.signal), town, options(progressOf(), undefined, stop.signal)).catch(
      () => undefined,
    );
    const before = linesOf(history()).length;
    expect(before).toBeGreaterThan(0);
    refuse = () => undefined;
    await playHistory(clientOf(), town, options(progressOf()));
    // frames that the network sent twice are twice among the lines: what counts is that no request came twice
    const requests = history().map(({ url: path, body }) => path + body);
    expect(new Set(requests).size).toBe(requests.length);
  }, 20_000);

  it('tries again while the platform is busy, and gives up when it is refused', async () => {
    let busy = 0;
    refuse = (path) => (path.endsWith('/history') && (busy += 1) <= 3 ? 503 : undefined);
    await playHistory(clientOf(), town, options(progressOf()));
    expect(progressOf().state.chunk).toBeGreaterThan(7);
    refuse = () => 403;
    progressOf().update({ chunk: 0 });
    await expect(playHistory(clientOf(), town, options(progressOf()))).rejects.toThrow('403');
  }, 20_000);
});

describe('live', () => {
  it('sends what is due by the door of each connector and remembers how far', async () => {
    const progress = progressOf();
    progress.update({
      tokens: {
        'chirpstack-metropole': 'c',
        'tts-rivieres': 't',
        'compteurs-http': 'h',
        'bruit-http': 'b',
        'armoires-mqtt': 'm',
      },
    });
    const stop = new AbortController();
    const clock = { now: () => (taken.length < 4 ? NOW + 20 * MINUTE : (stop.abort(), NOW + 20 * MINUTE)) };
    const live = playLive(town, { progress, clock, signal: stop.signal, send: httpSender(clientOf(), progress) });
    setTimeout(() => stop.abort(), 1500);
    await live;
    expect(new Set(taken.map((one) => one.url))).toEqual(
      new Set([
        '/ingest/chirpstack-metropole',
        '/ingest/tts-rivieres',
        '/ingest/compteurs-http',
        '/ingest/bruit-http',
        '/ingest/armoires-mqtt',
      ]),
    );
    expect(taken.find((one) => one.url === '/ingest/tts-rivieres')?.token).toBe('Bearer t');
    expect(progressOf().state.liveThrough).toBe(NOW + 20 * MINUTE);
  });
});
