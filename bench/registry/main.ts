import { rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { delay, startVigie } from '../../tests/harness/server-process.ts';
import type { VigieProcess } from '../../tests/harness/server-process.ts';
import { registerFile } from './register-file.ts';

const { values: flags } = parseArgs({ options: { devices: { type: 'string', default: '50000' } } });
const devices = Number(flags.devices);

interface Job {
  readonly id: number;
  readonly state: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly detail?: string;
}

const round = (value: number) => Math.round(value * 10) / 10;

function spread(times: readonly number[]): { p50: number; p95: number; max: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: round(sorted.at(-1) ?? 0) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** How long others wait while something large goes on: `/healthz` asked again and again. */
async function waiting(vigie: VigieProcess, work: Promise<unknown>): Promise<ReturnType<typeof spread>> {
  const times: number[] = [];
  let done = false;
  const end = work.finally(() => (done = true));
  while (!done) {
    times.push(await timed(() => fetch(`${vigie.url}/healthz`)));
    await delay(10);
  }
  await end;
  return spread(times);
}

async function importFile(vigie: VigieProcess, csv: string, query: string): Promise<Job> {
  const response = await fetch(`${vigie.url}/api/v1/imports?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${vigie.token}`, 'content-type': 'text/csv' },
    body: csv,
  });
  let job = (await response.json()) as Job; // the shape the API describes
  while (job.state === 'checking' || job.state === 'importing') {
    await delay(50);
    job = await vigie.api<Job>(`/api/v1/imports/${job.id}`);
  }
  if (job.state !== 'done' || job.refused > 0) throw new Error(JSON.stringify(job));
  return job;
}

async function measureImport(vigie: VigieProcess, csv: string, query = '') {
  let job: Job | undefined;
  const begun = performance.now();
  const others = await waiting(
    vigie,
    importFile(vigie, csv, query).then((ended) => (job = ended)),
  );
  return { seconds: round((performance.now() - begun) / 1000), healthzMs: others, job };
}

async function measureReads(vigie: VigieProcess, paths: readonly string[]) {
  const times: number[] = [];
  for (const path of paths) times.push(await timed(() => vigie.api(path)));
  return spread(times);
}

const WORDS = [
  'vieux',
  'aix',
  '70b3d5',
  '00a1',
  'sonde 12',
  'colonne 4999',
  'em310',
  'zzz',
  'marseille',
  '7',
  'objet-49',
];

const searches = Array.from({ length: 200 }, (_, at) => {
  const word = WORDS[at % WORDS.length] ?? '';
  // as a person types: one letter more each time
  const typed = word.slice(0, 1 + (Math.floor(at / WORDS.length) % word.length));
  return `/api/v1/search?q=${encodeURIComponent(typed)}`;
});

const pages = [
  '',
  'sort=name',
  'sort=-installed',
  'lifeCycle=in-stock',
  'commune=13055',
  'q=colonne+12',
  'domain=waste&sort=model',
];
const lists = Array.from({ length: 70 }, (_, at) => `/api/v1/devices?limit=50&${pages[at % pages.length]}`);

const vigie = await startVigie();
const results: Record<string, unknown> = {};
try {
  await vigie.api('/api/v1/connectors', { method: 'POST', body: { id: 'banc', kind: 'chirpstack-v4', name: 'Banc' } });
  const csv = registerFile(devices);
  results['fileMB'] = round(Buffer.byteLength(csv) / 1_048_576);
  results['dryRun'] = await measureImport(vigie, csv, 'dryRun=true');
  results['import'] = await measureImport(vigie, csv);
  results['again'] = await measureImport(vigie, csv);
  results['searchMs'] = await measureReads(vigie, searches);
  results['listMs'] = await measureReads(vigie, lists);
  const one = Array.from({ length: 20 }, (_, at) => at);
  const changes: number[] = [];
  const others = await waiting(
    vigie,
    (async () => {
      for (const at of one) {
        const body = { notes: `change ${at}` };
        const id = `70b3d57e${at.toString(16).padStart(8, '0')}`;
        changes.push(await timed(() => vigie.api(`/api/v1/devices/${id}`, { method: 'PATCH', body })));
      }
    })(),
  );
  results['changeMs'] = spread(changes);
  results['healthzWhileChangingMs'] = others;
  const exported = await timed(async () => {
    const answer = await fetch(`${vigie.url}/api/v1/devices.csv`, {
      headers: { authorization: `Bearer ${vigie.token}` },
    });
    results['exportMB'] = round((await answer.text()).length / 1_048_576);
  });
  results['exportSeconds'] = round(exported / 1000);
} finally {
  await vigie.stop();
  rmSync(vigie.folder, { recursive: true, force: true });
}
const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryGiB: Math.round(totalmem() / 2 ** 30) };
process.stdout.write(`${JSON.stringify({ machine, devices, ...results }, undefined, 2)}\n`);
