import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-lock-'));
  lock = join(folder, '.vigie-lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that writes when it went in and out. */
async function otherProcess(name: string): Promise<void> {
  const code = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'lock.mjs')).href)};
    withLock(${JSON.stringify(lock)}, () => {
      appendFileSync(${JSON.stringify(join(folder, 'said'))}, 'in ${name}\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
      appendFileSync(${JSON.stringify(join(folder, 'said'))}, 'out ${name}\\n');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'ignore' });
  await new Promise((resolve) => child.on('exit', resolve));
}

function heldBy(owner: object): void {
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner-other'), JSON.stringify(owner));
}

it('lets one process in at a time, and leaves nothing behind', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map(otherProcess));
  const said = readFileSync(join(folder, 'said'), 'utf8').trim().split('\n');
  expect(said).toHaveLength(8);
  for (let at = 0; at < said.length; at += 2) expect(said[at + 1]).toBe(said[at]?.replace('in', 'out'));
  expect(readdirSync(folder)).toEqual(['said']);
});

it('takes over from an owner that died, and says so', () => {
  // above the largest process number of Linux
  heldBy({ pid: 4_194_305, host: hostname(), since: 0 });
  const said: string[] = [];
  expect(
    withLock(
      lock,
      () => readdirSync(lock),
      (text) => said.push(text),
    ),
  ).toHaveLength(1);
  expect(said).toEqual(['Verrou laissé par le processus 4194305, qui n’existe plus : repris.\n']);
  expect(existsSync(lock)).toBe(false);
});

it('takes an empty folder for a lock nobody holds', () => {
  mkdirSync(lock);
  expect(withLock(lock, () => 'done')).toBe('done');
});

it('is given back when the work fails', () => {
  expect(() =>
    withLock(lock, () => {
      throw new Error('npm ci failed');
    }),
  ).toThrow('npm ci failed');
  expect(existsSync(lock)).toBe(false);
});
