import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { Client } from 'pg';
import type { PoolConfig } from 'pg';

import { errorCode } from './error-code.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive, removeStaleLock, runningPostmaster } from './postmaster.ts';
import { serverUser, stateFolder } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

export interface EmbeddedPostgresOptions {
  readonly dataFolder: string;
  readonly log: (message: string) => void;
  /** PostgreSQL settings over the house's own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  readonly connection: PoolConfig;
  /** Process id of the server. */
  readonly pid: number;
  /** True when the server was already running, left by a parent that was killed. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser | undefined;
}

const PORT = 5432;
const ROLE = 'vigie';
const ATTEMPTS = 30;

// No socket yet, nobody listens, starting up or shutting down, cut by a crash.
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02']);

const SETTINGS: Readonly<Record<string, string>> = {
  // Unix socket only: the bundled OpenSSL is old, and nobody outside has business here.
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  jit: 'off',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// Nothing of our own environment reaches the server: no secret in /proc/<pid>/environ, same locale everywhere.
const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** Starts the bundled PostgreSQL on a data folder, or takes over the one that a killed parent left running there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options);
  const connection: PoolConfig = { host: cluster.socketFolder, port: PORT, user: ROLE, database: ROLE };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = runningPostmaster(cluster.folder);
    const pid = found ?? (await launch(cluster, options.settings ?? {}));
    if (pid !== undefined && (await becomesReady(connection, pid))) {
      if (found !== undefined) options.log(`database server ${found} was already running: taken over`);
      await createDatabase(connection);
      return { connection, pid, adopted: found !== undefined, stop: () => stopServer(pid) };
    }
    // A killed server may be dying still, or its children hold the shared memory for a moment.
    await pause(100);
  }
  throw new Error(`the database did not start: ${readFileSync(cluster.logFile, 'utf8').slice(-600)}`);
}

async function openCluster({ dataFolder, log }: EmbeddedPostgresOptions): Promise<Cluster> {
  const user = serverUser();
  const state = stateFolder(dataFolder, user);
  if (!state.startsWith(path.resolve(dataFolder)))
    log(`the database's user may not enter ${dataFolder}: its files are in ${state}`);
  const binaries = await postgresBinaries(state, user);
  const folder = path.join(state, `postgres-${binaries.major}`);
  const socketFolder = makeSocketFolder(state, user);
  const cluster = { folder, socketFolder, logFile: path.join(state, 'postgres.log'), binaries, user };
  if (!existsSync(folder)) await createCluster(cluster);
  return cluster;
}

// A socket's path holds 107 bytes at most.
function makeSocketFolder(state: string, user: ServerUser | undefined): string {
  const near = path.join(state, 'run');
  const short = Buffer.byteLength(path.join(near, `.s.PGSQL.${PORT}.lock`)) <= 107;
  const folder = short
    ? near
    : path.join(tmpdir(), `vigie-${createHash('sha256').update(state).digest('hex').slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  give(folder, user);
  return folder;
}

function give(folder: string, user: ServerUser | undefined): void {
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}

// Made beside and renamed, so that a start killed half-way leaves nothing that looks like a database.
async function createCluster(cluster: Cluster): Promise<void> {
  const partial = `${cluster.folder}.part`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  give(partial, cluster.user);
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const args = ['-D', partial, '-U', ROLE, '--auth=trust', ...locale];
  const initdb = path.join(cluster.binaries.folder, 'bin', 'initdb');
  await promisify(execFile)(initdb, args, { env: ENVIRONMENT, cwd: partial, ...cluster.user });
  renameSync(partial, cluster.folder);
}

// In its own process group: Ctrl+C in a terminal reaches us alone, and we stop the server last.
function spawnServer(cluster: Cluster, settings: Readonly<Record<string, string>>): ChildProcess {
  const all = { ...SETTINGS, unix_socket_directories: cluster.socketFolder, ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(cluster.logFile, 'a', 0o600);
  try {
    const server = spawn(path.join(cluster.binaries.folder, 'bin', 'postgres'), ['-D', cluster.folder, ...flags], {
      env: ENVIRONMENT,
      cwd: cluster.folder,
      detached: true,
      stdio: ['ignore', output, output],
      ...cluster.user,
    });
    server.unref();
    return server;
  } finally {
    closeSync(output);
  }
}

/** Process id once the server holds its lock; undefined when it gave up. */
async function launch(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<number | undefined> {
  removeStaleLock(cluster.folder);
  const server = spawnServer(cluster, settings);
  // A spawn that fails has no pid and says why in its error event.
  const failure = new Promise<Error>((resolve) => server.once('error', resolve));
  if (server.pid === undefined) throw await failure;
  while (server.exitCode === null && server.signalCode === null) {
    if (runningPostmaster(cluster.folder) === server.pid) return server.pid;
    await pause(5);
  }
  return undefined;
}

/** False when the server is gone. Recovery after a crash may take long: as long as it lives, it is waited for. */
async function becomesReady(connection: PoolConfig, pid: number): Promise<boolean> {
  while (isAlive(pid)) {
    const client = new Client({ ...connection, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (!NOT_YET.has(errorCode(error) ?? '')) throw error;
      await pause(20);
    }
  }
  return false;
}

async function createDatabase(connection: PoolConfig): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [ROLE]);
    if (found.rowCount === 0) await client.query(`create database ${ROLE}`);
  } catch (error) {
    // 42P04, 23505: two starts at once
    const code = errorCode(error);
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}

/** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
async function stopServer(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await pause(10);
}
