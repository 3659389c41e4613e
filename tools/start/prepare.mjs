// Brings a fresh clone to the point where Node 24 and the built pages are there.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { ENVIRONMENT, nodeFlags } from './small-memory.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const stampFolder = join(root, 'node_modules', '.vigie');

const digest = (text) => createHash('sha256').update(text).digest('hex');

function stamped(name, value) {
  const file = join(stampFolder, name);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function stamp(name, value) {
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(join(stampFolder, name), value);
}

/** Beside node_modules, which an installation empties. */
const lockFolder = join(root, '.vigie-lock');
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** What npm wrote down as installed is what the lock file asks for: installed by hand, or by a newer commit. */
function alreadyThere() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  const wanted = Object.entries(readJson('package-lock.json').packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, link }]) => {
    const there = installed[path];
    // packages of other systems are asked for, and rightly absent
    return there === undefined ? optional === true : link === true || there.version === version;
  });
}

/** `npm ci` when node_modules does not match the lock file. Two starts at once install once: the second waits. */
export function ensureInstalled() {
  const lock = digest(readFileSync(join(root, 'package-lock.json')));
  const installed = () => stamped('lock', lock) && existsSync(bin('node'));
  if (installed()) return;
  withLock(lockFolder, () => {
    if (installed()) return;
    if (!(existsSync(bin('node')) && alreadyThere())) install();
    stamp('lock', lock);
  });
}

function install() {
  process.stderr.write('Installation des paquets (une seule fois)…\n');
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Path of the Node 24 that comes as a package. */
export function node24() {
  const path = bin('node');
  if (!existsSync(path)) {
    throw new Error(
      `Node 24 is missing at ${relative(root, path)}: run "npm ci" again and let the package "node" install itself.`,
    );
  }
  return path;
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function sourcesDigest(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const path of [...files(join(root, folder))].sort((a, b) => (a < b ? -1 : 1))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds the public islands and the supervisor when their sources changed. */
export function ensureBuilt() {
  const sources = sourcesDigest(['apps/public', 'apps/supervisor', 'packages', 'packs']);
  const outputs = ['apps/public', 'apps/supervisor'].map((app) => join(root, app, 'dist'));
  const built = () => stamped('build', sources) && outputs.every(existsSync);
  if (built()) return;
  withLock(lockFolder, () => {
    if (!built()) build(sources);
  });
}

function build(sources) {
  for (const app of ['apps/public', 'apps/supervisor']) {
    process.stderr.write(`Construction de ${app}…\n`);
    execFileSync(node24(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: join(root, app),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  stamp('build', sources);
}

/** Runs the command line of Vigie. */
export function runVigie(args) {
  const env = { ...ENVIRONMENT, ...process.env };
  return runNode([...nodeFlags(args[0]), 'apps/server/src/cli/vigie.ts', ...args], { env });
}

/** Runs a script on Node 24, hands over signals, resolves with its exit code. */
export function runNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node24(), args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
