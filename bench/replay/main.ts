import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { delay, startVigie, until } from '../../tests/harness/server-process.ts';
import type { VigieProcess } from '../../tests/harness/server-process.ts';
import { fillHistory, registerWrong } from './history.ts';
import { Intake } from './intake.ts';

const { values: flags } = parseArgs({
  options: { frames: { type: 'string', default: '1000000' }, rate: { type: 'string', default: '500' } },
});
const frames = Number(flags.frames);
const PATIENCE = 3_600_000;

interface Balance {
  readonly connector: string;
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly pending: number;
}

interface Sheet {
  readonly state: string;
  readonly fault?: string;
  readonly framesRead: number;
  readonly valuesChanged: number;
  readonly valuesApplied: number;
}

async function balanceOf(vigie: VigieProcess, connector: string): Promise<Balance | undefined> {
  const { byConnector } = await vigie.api<{ byConnector: Balance[] }>(
    '/api/v1/ledger/balance?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z',
  );
  return byConnector.find((line) => line.connector === connector);
}

async function replayed(vigie: VigieProcess, id: number, state: string): Promise<{ sheet: Sheet; seconds: number }> {
  const asked = performance.now();
  for (;;) {
    const sheet = await vigie.api<Sheet>(`/api/v1/replays/${id}`);
    if (sheet.state === 'failed') throw new Error(sheet.fault);
    if (sheet.state === state) return { sheet, seconds: (performance.now() - asked) / 1000 };
    await delay(500);
  }
}

const begun = performance.now();
const say = (what: string): void => {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0)} s: ${what}\n`);
};

async function replayAll(vigie: VigieProcess): Promise<object> {
  const from = new Date(Date.now() - 365 * 86_400_000).toISOString();
  const asked = { from, connector: 'banc-relecture', codec: { id: 'banc', version: '1.1.0' } };
  const { id } = await vigie.api<{ id: number }>('/api/v1/replays', { method: 'POST', body: asked });
  const compared = await replayed(vigie, id, 'compared');
  say('compared');
  await vigie.api(`/api/v1/replays/${id}/apply`, { method: 'POST', body: { reason: 'banc' } });
  const applied = await replayed(vigie, id, 'applied');
  const seconds = compared.seconds + applied.seconds;
  return {
    frames: compared.sheet.framesRead,
    seconds: Number(seconds.toFixed(1)),
    framesPerSecond: Math.round(compared.sheet.framesRead / seconds),
    comparedSeconds: Number(compared.seconds.toFixed(1)),
    appliedSeconds: Number(applied.seconds.toFixed(1)),
    valuesChanged: applied.sheet.valuesChanged,
    valuesApplied: applied.sheet.valuesApplied,
  };
}

/** What was acknowledged while the replay went on, against what the ledger has of it. */
async function receivedMeanwhile(vigie: VigieProcess, { runs }: Intake): Promise<object> {
  const balance = async () => balanceOf(vigie, 'banc-direct');
  const ended = async () => (await balance())?.pending === 0;
  await until(ended, { what: 'every frame sent has its end', patience: PATIENCE });
  const line = await balance();
  if (line === undefined) throw new Error('the ledger knows nothing of the intake');
  const acknowledged = runs.reduce((sum, each) => sum + each.frames, 0);
  return {
    rate: Number(flags.rate),
    acknowledged,
    refused: runs.reduce((sum, each) => sum + each.refused, 0),
    received: line.received,
    ends: line.stored + line.duplicate + line.rejected + line.quarantined,
    lost: acknowledged - line.received,
    p99Milliseconds: Math.round(Math.max(...runs.map(({ p99 }) => p99))),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-replay-'));

async function run(): Promise<object> {
  const vigie = await startVigie({ folder });
  try {
    await registerWrong(vigie);
    say('devices registered');
    await fillHistory(vigie, frames, Date.now());
    const settled = async () => (await balanceOf(vigie, 'banc-relecture'))?.pending === 0;
    await until(settled, { what: 'history has its ends', patience: PATIENCE });
    say(`${frames} frames stored`);
    const intake = new Intake(vigie, { folder, rate: Number(flags.rate) });
    await intake.register();
    const running = intake.run(Date.now());
    // it fails with the server; the replay says why
    running.catch(() => undefined);
    const replay = await replayAll(vigie).finally(() => intake.stop());
    await running;
    say('replayed');
    return { cores: cpus().length, ...replay, intake: await receivedMeanwhile(vigie, intake) };
  } finally {
    await vigie.stop();
  }
}

try {
  process.stdout.write(`${JSON.stringify(await run(), undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
