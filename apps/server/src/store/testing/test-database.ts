import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';

import { startEmbeddedPostgres } from '#platform/db/embedded-postgres.ts';
import { createPool } from '#platform/db/pool.ts';

import { migrate, migrations } from '../migrate.ts';

export interface TestDatabase {
  readonly pool: pg.Pool;
  /** `postgres://` address of the same database. */
  readonly url: string;
  /** Cuts every connection and lets nobody in, or lets them in again: what an outage is to those who use it. */
  away(isAway: boolean): Promise<void>;
  /** Ends the pool and removes the database. */
  drop(): Promise<void>;
}

const folder = path.join(tmpdir(), `vigie-test-postgres-${process.getuid?.() ?? 0}`);

// A test loses nothing at a power cut, and 20 databases are made in a run.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * A fresh migrated database for one test file. The server behind it is started by whoever comes first, shared by all
 * and left running for the next run.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await locked('start', () =>
    startEmbeddedPostgres({ dataFolder: folder, log: () => undefined, settings: SETTINGS }),
  );
  const template = await locked('template', () => templateDatabase(server.connection));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server.connection, (pool) => pool.query(`create database ${name} template ${template}`));
  const pool = createPool({ ...server.connection, database: name });
  const { user = '', host = '' } = server.connection;
  return {
    pool,
    url: `postgres://${user}@${encodeURIComponent(host)}/${name}`,
    away: (isAway) =>
      onServer(server.connection, async (one) => {
        await one.query(`alter database ${name} with allow_connections ${!isAway}`);
        if (isAway)
          await one.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      }),
    drop: async () => {
      await pool.end();
      await onServer(server.connection, (one) => one.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Named after the migrations, so that a changed one makes a new template. */
async function templateDatabase(connection: pg.PoolConfig): Promise<string> {
  const text = migrations().map(({ name, sql }) => name + sql);
  const name = `template_${createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 12)}`;
  return onServer(connection, async (server) => {
    const found = await server.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 1) return name;
    const partial = `${name}_part`;
    await server.query(`drop database if exists ${partial} with (force)`);
    await server.query(`create database ${partial}`);
    const pool = createPool({ ...connection, database: partial }, { max: 1 });
    await migrate(pool);
    await pool.end();
    await server.query(`alter database ${partial} rename to ${name}`);
    return name;
  });
}

async function onServer<T>(connection: pg.PoolConfig, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ ...connection, database: 'postgres' }, { max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** One process at a time: the workers of a run come here together. A lock older than a minute was left by a dead one. */
async function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  const file = `${folder}.${name}.lock`;
  while (!take(file)) await pause(20);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch {
    const age =
      performance.timeOrigin + performance.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > 60_000) rmSync(file, { force: true });
    return false;
  }
}
