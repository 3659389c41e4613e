import type { VigieProcess } from '../../tests/harness/server-process.ts';

const DEVICES = 1_000;
const QUARTER = 900_000;
const CHUNK = 20_000;

/** Two values in four bytes; the wrong version gives the first ten times too high. */
const codec = (divisor: number) => `function decodeUplink(input) {
  var b = input.bytes;
  return { data: { level: (b[0] * 256 + b[1]) / ${divisor}, temperature: (b[2] * 256 + b[3]) / 10 } };
}`;

const deviceKey = (index: number): string => `banc-${String(index).padStart(4, '0')}`;

/** Devices with a wrong codec, and the right version beside it. */
export async function registerWrong(vigie: VigieProcess): Promise<void> {
  const post = (path: string, body: unknown) => vigie.api(`/api/v1${path}`, { method: 'POST', body });
  await post('/connectors', { id: 'banc-relecture', kind: 'http-json', name: 'Banc de relecture' });
  await post('/codecs', { id: 'banc', version: '1.0.0', source: codec(100) });
  await post('/codecs', { id: 'banc', version: '1.1.0', source: codec(1000) });
  await post(
    '/devices',
    Array.from({ length: DEVICES }, (_, index) => ({
      id: deviceKey(index),
      connector: 'banc-relecture',
      codec: { id: 'banc', version: '1.0.0' },
      place: { longitude: 5.37, latitude: 43.3 },
      asset: { key: deviceKey(index), type: 'gauge', domain: 'water', properties: { threshold1: 1, threshold2: 2 } },
      datastreams: [
        { field: 'level', quantity: 'stage', unit: 'm', period: 900 },
        { field: 'temperature', quantity: 'waterTemperature', unit: 'Cel', period: 900 },
      ],
    })),
  );
}

function line(number: number, start: number): string {
  const turn = Math.floor(number / DEVICES);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(200 + ((turn * 7 + number) % 900), 0);
  bytes.writeUInt16BE(120 + (turn % 50), 2);
  const time = new Date(start + turn * QUARTER).toISOString();
  const body = { device: deviceKey(number % DEVICES), time, port: 1, counter: turn, bytes: bytes.toString('hex') };
  return JSON.stringify({ receivedTime: time, body });
}

/** Fills the store by the road of history; resolves when the last frame is committed. */
export async function fillHistory(vigie: VigieProcess, frames: number, now: number): Promise<void> {
  const start = now - Math.ceil(frames / DEVICES) * QUARTER;
  for (let first = 0; first < frames; first += CHUNK) {
    const count = Math.min(CHUNK, frames - first);
    const lines = Array.from({ length: count }, (_, index) => line(first + index, start));
    const answer = await fetch(`${vigie.url}/api/v1/connectors/banc-relecture/history`, {
      method: 'POST',
      headers: { authorization: `Bearer ${vigie.token}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    if (answer.status !== 202) throw new Error(`history: ${answer.status} ${await answer.text()}`);
  }
}
