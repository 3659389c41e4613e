import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { delay, freePort, postgresPid, startVigie, until } from '../harness/server-process.ts';
import type { VigieProcess } from '../harness/server-process.ts';

const FRAMES = 20_000;
const PER_REQUEST = 20;
const DEVICES = 50;

interface Balance {
  received: number;
  stored: number;
  duplicate: number;
  rejected: number;
  quarantined: number;
  pending: number;
}

interface Observations {
  items: { raw: number; device?: string }[];
  next?: string;
}

/** Sends frame `from`…: each carries its own number as its value. Gives the status, 0 when nothing answered. */
async function post(url: string, token: string, from: number): Promise<number> {
  const start = Date.UTC(2026, 5, 1);
  const batch = Array.from({ length: PER_REQUEST }, (_, index) => {
    const number = from + index;
    return {
      device: `d${number % DEVICES}`,
      time: new Date(start + number * 1000).toISOString(),
      data: { value: number },
    };
  });
  try {
    const response = await fetch(`${url}/ingest/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(20_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

async function register(vigie: VigieProcess): Promise<string> {
  const { token } = await vigie.api<{ token: string }>('/api/v1/connectors', {
    method: 'POST',
    body: { id: 'faults', kind: 'http-json', name: 'Essai de pannes' },
  });
  for (let index = 0; index < DEVICES; index++) {
    await vigie.api('/api/v1/devices', {
      method: 'POST',
      body: {
        id: `d${index}`,
        connector: 'faults',
        place: { longitude: 5.4474, latitude: 43.5297 },
        datastreams: [{ field: 'value', quantity: 'temperature', unit: 'Cel' }],
      },
    });
  }
  return token;
}

async function storedValues(vigie: VigieProcess): Promise<number[]> {
  const values: number[] = [];
  for (let index = 0; index < DEVICES; index++) {
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page = await vigie.api<Observations>(`/api/v1/observations?device=d${index}&limit=1000${cursor}`);
      values.push(...page.items.map((item) => item.raw));
      next = page.next;
    } while (next !== undefined);
  }
  return values;
}

test('20,000 frames, the database killed twice and the server once: every acknowledged frame stored exactly once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-faults-'));
  const ports = { http: await freePort(), mqtt: await freePort() };
  let vigie = await startVigie({ folder, ports });
  const token = await register(vigie);

  const acknowledged = new Set<number>();
  let refused = 0;
  let sent = 0;
  const send = async (from: number) => {
    for (;;) {
      sent += 1;
      const status = await post(vigie.url, token, from);
      if (status === 202 || status === 200) break;
      refused += 1;
      await delay(200);
    }
    for (let index = 0; index < PER_REQUEST; index++) acknowledged.add(from + index);
  };

  let nextFrame = 0;
  const sender = async () => {
    while (nextFrame < FRAMES) {
      const from = nextFrame;
      nextFrame += PER_REQUEST;
      await send(from);
    }
  };
  const reached = (share: number) =>
    until(async () => acknowledged.size >= FRAMES * share, { what: `${share} sent`, patience: 300_000 });
  const chaos = async () => {
    await reached(0.2);
    process.kill(postgresPid(folder), 'SIGKILL');
    await reached(0.45);
    await vigie.kill();
    vigie = await startVigie({ folder, ports });
    await reached(0.7);
    process.kill(postgresPid(folder), 'SIGKILL');
  };
  await Promise.all([sender(), sender(), sender(), sender(), chaos()]);

  const balance = () => vigie.api<Balance>('/api/v1/ledger/balance?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z');
  await until(async () => (await balance()).pending === 0, { what: 'every frame has its end', patience: 120_000 });
  const end = await balance();
  const values = await storedValues(vigie);
  process.stdout.write(
    `faults: ${JSON.stringify({ sent: sent * PER_REQUEST, refused: refused * PER_REQUEST, acknowledged: acknowledged.size, ...end, byConnector: undefined, byHour: undefined, observations: values.length })}\n`,
  );

  expect(end.received).toBe(end.stored + end.duplicate + end.rejected + end.quarantined + end.pending);
  expect(end.quarantined).toBe(0);
  expect(end.stored).toBe(FRAMES);
  expect(values.length).toBe(FRAMES);
  expect(new Set(values).size).toBe(FRAMES);
  const stored = new Set(values);
  expect([...acknowledged].filter((number) => !stored.has(number))).toEqual([]);
  await vigie.stop();
  rmSync(folder, { recursive: true, force: true });
});
