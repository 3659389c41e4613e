import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/db/embedded-postgres.ts';
import { delay, startVigie, until } from '../../tests/harness/server-process.ts';
import type { VigieProcess } from '../../tests/harness/server-process.ts';
import { fleet, models } from './fleet.ts';
import type { FleetDevice } from './fleet.ts';
import type { Job } from './generator.ts';
import { measureLimit } from './limit.ts';

const DEVICES = 1_000;
const LIMIT_FRAMES = 200_000;
const { values: flags } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, only: { type: 'string' } },
});
const seconds = Number(flags.seconds);

interface Balance {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly pending: number;
}

interface Run {
  readonly frames: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
}

async function register(
  vigie: VigieProcess,
  connector: { id: string; kind: string },
  prefix: number,
): Promise<{ token: string; devices: FleetDevice[] }> {
  const known = models();
  const { token } = await vigie.api<{ token: string }>('/api/v1/connectors', {
    method: 'POST',
    body: { ...connector, name: connector.id },
  });
  const members = fleet(known, prefix, DEVICES);
  await vigie.api('/api/v1/devices', {
    method: 'POST',
    body: members.map(({ device, model }) => ({
      id: device.id,
      connector: connector.id,
      codec: model.model.codec,
      model: model.model.id,
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: model.model.datastreams,
    })),
  });
  return { token, devices: members.map(({ device }) => device) };
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));

function generate(job: Job): Promise<Run> {
  const file = join(folder, 'job.json');
  writeFileSync(file, JSON.stringify(job));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'generator.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(text) as Run) : reject(new Error(`generator ended with ${code}`)),
    );
  });
}

async function measure(vigie: VigieProcess, job: Job): Promise<object> {
  const balance = () => vigie.api<Balance>('/api/v1/ledger/balance?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z');
  const before = await balance();
  const begin = performance.now();
  const run = await generate(job);
  const answered = (performance.now() - begin) / 1000;
  await until(async () => (await balance()).pending === 0, { what: 'every frame has its end', patience: 600_000 });
  const ended = (performance.now() - begin) / 1000;
  const after = await balance();
  const metrics = await (await fetch(`${vigie.url}/metrics`)).text();
  return {
    ...run,
    seconds: Number(answered.toFixed(1)),
    secondsToLastEnd: Number(ended.toFixed(1)),
    framesPerSecond: Math.round(run.frames / ended),
    stored: after.stored - before.stored,
    otherEnds:
      after.duplicate + after.rejected + after.quarantined - before.duplicate - before.rejected - before.quarantined,
    residentMegabytes: Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1] ?? 0) / 1e6),
  };
}

async function codecs(vigie: VigieProcess): Promise<void> {
  for (const { model, source } of models()) {
    await vigie.api('/api/v1/codecs', { method: 'POST', body: { ...model.codec, source } }).catch((error: unknown) => {
      // the server registers the codecs of its packs by itself
      if (!String(error).includes('409')) throw error;
    });
  }
}

async function run(): Promise<object> {
  const vigie = await startVigie({ folder });
  await codecs(vigie);
  const http = await register(vigie, { id: 'banc-http', kind: 'chirpstack-v4' }, 1);
  const mqtt = await register(vigie, { id: 'banc-mqtt', kind: 'mqtt-json' }, 2);
  const port = Number(new URL(vigie.url).port);
  const mqttPort = Number(new URL(vigie.mqttUrl).port);
  const day = 86_400_000;
  let start = Date.now() - 20 * day;
  const next = () => (start += day);
  const hundred = {
    port,
    path: '/ingest/banc-http',
    token: http.token,
    connections: 16,
    framesPerRequest: 100,
    seconds,
  };
  const one = { ...hundred, connections: 200, framesPerRequest: 1 };
  const broker = { port: mqttPort, connector: 'banc-mqtt', token: mqtt.token, clients: 1_000, window: 16, seconds };
  const jobs: readonly [string, Job][] = [
    ['warm-up', { start: next(), devices: http.devices, http: { ...hundred, seconds: 8 } }],
    // before the runs at full speed: what these leave to judge and to sum goes on for minutes beside the next one
    [
      'http-1-a-request-at-1000-a-second',
      { start: next(), devices: http.devices, http: { ...one, connections: 50, rate: 1_000 } },
    ],
    ['mqtt-at-1000-a-second', { start: next(), devices: mqtt.devices, mqtt: { ...broker, window: 1, rate: 1_000 } }],
    ['http-100-a-request', { start: next(), devices: http.devices, http: hundred }],
    ['http-1-a-request', { start: next(), devices: http.devices, http: one }],
    ['mqtt-qos1-1000-clients', { start: next(), devices: mqtt.devices, mqtt: broker }],
  ];
  const results: Record<string, object> = {};
  for (const [name, job] of jobs) {
    if (flags.only !== undefined && name !== 'warm-up' && name !== flags.only) continue;
    results[name] = await measure(vigie, job);
    process.stderr.write(`${name}: ${JSON.stringify(results[name])}\n`);
    await delay(2_000);
  }
  await vigie.stop();
  return results;
}

const results = (await run()) as Record<string, { framesPerSecond: number }>;
const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: () => undefined });
const limit = await measureLimit(postgres.connection, LIMIT_FRAMES);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
const perFrame = limit.observations / limit.frames;
const report = Object.entries(results).map(([name, result]) => ({
  name,
  ...result,
  observationsPerSecond: Math.round(result.framesPerSecond * perFrame),
  ratioToLimit: Number((result.framesPerSecond / limit.framesPerSecond).toFixed(3)),
}));
process.stdout.write(
  `${JSON.stringify({ machine: { cores: cpus().length, model: cpus()[0]?.model, memoryGiB: Math.round(totalmem() / 2 ** 30) }, limit, runs: report }, undefined, 2)}\n`,
);
