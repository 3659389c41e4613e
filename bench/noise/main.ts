import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoiseYear } from '@vigie/kit';
import type { NoiseYearFigures } from '@vigie/kit';
import { monthInDatabase } from './month-in-database.ts';
import { MISSING, YEAR, scan, writeYear } from './year-file.ts';

/** One core, seconds. */
const LIMIT = 60;

interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const begun = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - begun) / 1_000 };
}

/** What reading alone costs: every value seen, its energy not. */
async function plainScan(path: string): Promise<number> {
  let sum = 0;
  await scan(path, (tenths) => {
    for (const value of tenths) if (value !== MISSING) sum += value;
  });
  return sum;
}

async function figuresOf(path: string): Promise<NoiseYearFigures> {
  const year = new NoiseYear(YEAR.start);
  await scan(path, (tenths) => {
    for (const value of tenths) year.next(value === MISSING ? undefined : value / 10);
  });
  return year.figures();
}

const inDatabase = process.argv.includes('--database') ? await monthInDatabase() : undefined;
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-noise-'));
try {
  const path = join(folder, 'year.i16');
  const rows = await writeYear(path);
  const before = process.memoryUsage().rss;
  await plainScan(path);
  const plain = await timed(() => plainScan(path));
  const full = await timed(() => figuresOf(path));
  const memory = (process.memoryUsage().rss - before) / 1_048_576;
  const answer = {
    bench: 'noise',
    rows,
    seconds: Number(full.seconds.toFixed(2)),
    limit: LIMIT,
    withinLimit: full.seconds <= LIMIT,
    plainScanSeconds: Number(plain.seconds.toFixed(3)),
    ratioToPlainScan: Number((full.seconds / plain.seconds).toFixed(1)),
    rowsPerSecond: Math.round(rows / full.seconds),
    memoryGrownMiB: Number(memory.toFixed(1)),
    figures: full.result,
    monthInDatabase: inDatabase ?? 'not measured: add -- --database',
  };
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
