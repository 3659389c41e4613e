import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Client } from 'pg';
import type { PoolConfig } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { makeLinks, postgresBinaries } from './postgres-binaries.ts';
import { isAlive } from './postmaster.ts';
import { serverUser, stateFolder } from './server-user.ts';

const servers: EmbeddedPostgres[] = [];
const messages: string[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-db-'));
  chmodSync(folder, 0o755);
  messages.length = 0;
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataFolder = folder): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log: (message) => messages.push(message) });
  servers.push(server);
  return server;
}

async function query(connection: PoolConfig, sql: string): Promise<readonly unknown[]> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('starts durable, on a Unix socket only, and keeps its data over a stop', async () => {
  const server = await start();
  await query(server.connection, 'create table kept (n int); insert into kept values (7)');
  const rows = await query(
    server.connection,
    `select setting from pg_settings where name in ('fsync', 'synchronous_commit', 'listen_addresses') order by name`,
  );
  expect(rows).toEqual([{ setting: 'on' }, { setting: '' }, { setting: 'on' }]);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
  const again = await start();
  expect(again.adopted).toBe(false);
  expect(await query(again.connection, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('the server of a killed parent is taken over', async () => {
  const launcher = path.join(import.meta.dirname, 'embedded-postgres.ts');
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(folder)}, log: () => undefined });
    console.log(server.pid); setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
  parent.kill('SIGKILL');
  const server = await start();
  expect(server).toMatchObject({ pid, adopted: true });
  expect(messages.join()).toContain('taken over');
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('after kill -9 of the server every committed row is there', async () => {
  const server = await start();
  await query(server.connection, 'create table kept as select n from generate_series(1, 50000) n');
  process.kill(server.pid, 'SIGKILL');
  const again = await start();
  expect(again.pid).not.toBe(server.pid);
  expect(await query(again.connection, 'select count(*)::int as n from kept')).toEqual([{ n: 50_000 }]);
});

test('a lock that names somebody else is no obstacle', async () => {
  const server = await start();
  const cluster = readdirSync(folder).find((name) => name.startsWith('postgres-1')) ?? '';
  const lock = path.join(folder, cluster, 'postmaster.pid');
  const text = readFileSync(lock, 'utf8');
  await server.stop();
  writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));
  const again = await start();
  expect(await query(again.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a long path gets its socket elsewhere', async () => {
  const server = await start(path.join(folder, 'd'.repeat(90)));
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.runIf(process.getuid?.() === 0)('as root in a closed folder the files go where the server may enter', async () => {
  const closed = path.join(folder, 'closed');
  stateFolder(closed, undefined);
  chmodSync(closed, 0o700);
  const state = stateFolder(path.join(closed, 'data'), serverUser());
  expect(state).toMatch(/^\/var\/lib\/vigie\//);
  const binaries = await postgresBinaries(state, serverUser());
  expect(existsSync(path.join(binaries.folder, 'bin', 'postgres'))).toBe(true);
  rmSync(state, { recursive: true });
});

test('missing library links are made', async () => {
  const binaries = await postgresBinaries(folder, undefined);
  const bare = path.join(folder, 'bare', 'native');
  cpSync(binaries.folder, bare, { recursive: true, filter: (source) => !source.endsWith('libpq.so.5') });
  expect(makeLinks(bare)).toBe(true);
  expect(existsSync(path.join(bare, 'lib', 'libpq.so.5'))).toBe(true);
});
