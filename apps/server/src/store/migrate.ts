import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type pg from 'pg';

/** One numbered SQL file. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

// Any constant: only one process migrates at a time.
const LOCK = 7_615_201_801;

/** The database was written by a newer Vigie: nothing may be done with it. */
export class SchemaTooNew extends Error {
  readonly code = 'schema-too-new';
  constructor(found: number, known: number) {
    super(`the database is at schema ${found}, this version knows ${known}: use a newer Vigie`);
  }
}

/** The migrations beside this file, in order. */
export function migrations(): readonly Migration[] {
  const folder = path.join(import.meta.dirname, 'migrations');
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .toSorted();
  return files.map((name) => ({
    version: Number(name.slice(0, 4)),
    name,
    sql: readFileSync(path.join(folder, name), 'utf8'),
  }));
}

/**
 * Brings the schema up to date, each file in its own transaction; gives the names of the files it ran. Two changes made
 * side by side may land in either order: a file with a lower number than the last one that ran is run all the same.
 */
export async function migrate(pool: pg.Pool, all: readonly Migration[] = migrations()): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists schema_version (
         version integer primary key, name text not null, migrated_time timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ version: number }>('select version from schema_version order by version');
    const found = new Set(rows.map(({ version }) => version));
    const known = new Set(all.map(({ version }) => version));
    const newer = rows.findLast(({ version }) => !known.has(version));
    if (newer !== undefined) throw new SchemaTooNew(newer.version, all.at(-1)?.version ?? 0);
    const missing = all.filter(({ version }) => !found.has(version));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
}

async function apply(client: pg.PoolClient, { version, name, sql }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_version (version, name) values ($1, $2)', [version, name]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause });
  }
}
