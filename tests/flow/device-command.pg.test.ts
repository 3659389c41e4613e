import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVigie } from '../harness/server-process.ts';
import type { VigieProcess } from '../harness/server-process.ts';

const root = path.join(import.meta.dirname, '../..');

let vigie: VigieProcess;
const folder = mkdtempSync(path.join(tmpdir(), 'vigie-command-'));
const file = path.join(folder, 'devices.csv');

beforeAll(async () => {
  vigie = await startVigie();
  await vigie.api('/api/v1/connectors', { method: 'POST', body: { id: 'banc', kind: 'http-json', name: 'Banc' } });
});
afterAll(async () => {
  await vigie.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...args: string[]): Promise<Run> {
  const command = [path.join(root, 'apps/server/src/cli/vigie.ts'), ...args, '--public-url', vigie.url];
  const env = { PATH: process.env['PATH'], VIGIE_BOOTSTRAP_TOKEN: vigie.token };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

const HEAD = 'id,name,longitude,latitude\n';

test('a file comes in, is found, and goes out as it came', { timeout: 120_000 }, async () => {
  writeFileSync(file, `${HEAD}c1,Sonde du port,5.3698,43.2965\nc2,Sonde du cours,5.4474,43.5263\n`);
  const tried = await run('import', file, '--connector', 'banc', '--dry-run', '--json');
  expect([tried.code, tried.err]).toEqual([0, '']);
  expect(JSON.parse(tried.out)).toMatchObject({ state: 'done', created: 2, written: 0, faults: [] });
  expect(await run('import', file, '--connector', 'banc')).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 lines: 2 new, 0 changed, 0 unchanged, 0 refused; 2 written'),
  });
  const listed = await run('device', 'list', 'port', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({ total: 1, items: [{ id: 'c1', commune: 'Marseille' }] });
  expect((await run('device', 'show', 'c2')).out).toContain('commune: Aix-en-Provence');
  const out = path.join(folder, 'out.csv');
  expect((await run('export', out, '--spreadsheet')).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFconnector;id;/);
  const again = await run('device', 'import', out, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ state: 'done', unchanged: 2, written: 0 });
});

test('what is wrong is said with its line, and ends with 1; misuse with 2', { timeout: 120_000 }, async () => {
  writeFileSync(file, `${HEAD}c3,Ailleurs,2.35,48.85\n`);
  const refused = await run('import', file, '--connector', 'banc');
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('line 2 longitude: ') });
  expect(await run('device', 'show', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('404') });
  expect((await run('import')).code).toBe(2);
  expect((await run('device', 'sing')).code).toBe(2);
  expect((await run('import', '--help')).out).toContain('--dry-run');
});
