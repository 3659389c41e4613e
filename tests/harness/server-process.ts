import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ENVIRONMENT, nodeFlags } from '../../tools/start/small-memory.mjs';

const root = join(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

/** A Vigie of its own: folder, ports and token. */
export interface VigieProcess {
  readonly url: string;
  readonly mqttUrl: string;
  readonly token: string;
  readonly folder: string;
  readonly pid: number;
  /** What it printed, for the message of a failed test. */
  output(): string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  api<T>(path: string, init?: { method?: string; body?: unknown }): Promise<T>;
}

export interface VigieOptions {
  readonly folder?: string;
  readonly ports?: { readonly http: number; readonly mqtt: number };
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds to `/readyz`. */
  readonly patience?: number;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits until `done` says yes; throws `what` when it does not in time. */
export async function until(
  done: () => Promise<boolean>,
  { what, patience }: { what: string; patience: number },
): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (await done().catch(() => false)) return;
    await delay(100);
  }
  throw new Error(`not within ${patience} ms: ${what}`);
}

/** Process id of the embedded PostgreSQL of a data folder. */
export function postgresPid(folder: string): number {
  const cluster = readdirSync(folder).find((name) => name.startsWith('postgres'));
  const file = join(folder, cluster ?? 'postgres', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

/** Starts `vigie serve` (or `args`) and waits for `/readyz`. */
export async function startVigie(options: VigieOptions = {}): Promise<VigieProcess> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'vigie-test-'));
  // the database runs as another user when we are root, and must be able to enter
  chmodSync(folder, 0o755);
  const ports = options.ports ?? { http: await freePort(), mqtt: await freePort() };
  const token = 'bootstrap-token-of-the-test-run-0123456789';
  const printed: string[] = [];
  const args = options.args ?? ['serve'];
  const child = spawn(node, [...nodeFlags(args[0]), join(root, 'apps/server/src/cli/vigie.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...ENVIRONMENT,
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      VIGIE_PORT: String(ports.http),
      VIGIE_MQTT_PORT: String(ports.mqtt),
      VIGIE_HOST: '127.0.0.1',
      VIGIE_DATA: folder,
      VIGIE_BOOTSTRAP_TOKEN: token,
      ...options.environment,
    },
  });
  const keep = (chunk: Buffer) => {
    printed.push(chunk.toString());
    if (printed.length > 500) printed.shift();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = `http://127.0.0.1:${ports.http}`;

  const api = async <T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> => {
    const response = await fetch(url + path, {
      method: init.method ?? 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T; // the caller states the shape of the contract it tests
  };

  const vigie: VigieProcess = {
    url,
    mqttUrl: `mqtt://127.0.0.1:${ports.mqtt}`,
    token,
    folder,
    pid: child.pid ?? 0,
    output: () => printed.join(''),
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
    async stop() {
      child.kill('SIGTERM');
      await exited(child);
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
    api,
  };
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`vigie ended with ${child.exitCode}`);
    return (await fetch(`${url}/readyz`)).ok;
  };
  try {
    await until(ready, { what: 'vigie ready', patience: options.patience ?? 60_000 });
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${String(error)}\n${vigie.output()}`);
  }
  return vigie;
}
