import type { Pool, PoolClient } from 'pg';

import { errorCode } from '#platform/db/error-code.ts';
import { toTimestamp } from '#platform/db/pool.ts';

export type PartitionedTable = 'frame' | 'frame_end' | 'observation';
export const PARTITIONED_TABLES: readonly PartitionedTable[] = ['frame', 'frame_end', 'observation'];

/** `[from, to)` in milliseconds since 1970, and the name of its partitions. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

// Devices whose clock is lost say anything from 1970 on: their values share two partitions instead of making thousands.
const FIRST_MONTH = Date.UTC(2010, 0);
const AFTER_LAST_MONTH = Date.UTC(2060, 0);
const ANCIENT: Period = { from: -Infinity, to: FIRST_MONTH, name: 'ancient' };
const FAR: Period = { from: AFTER_LAST_MONTH, to: Infinity, name: 'far' };

/** The period whose partition holds this moment: a month in UTC. */
export function periodOf(instant: number): Period {
  if (instant < FIRST_MONTH) return ANCIENT;
  if (instant >= AFTER_LAST_MONTH) return FAR;
  const date = new Date(instant);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const name = `${year}_${String(month + 1).padStart(2, '0')}`;
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1), name };
}

/** Makes partitions when they are needed, ahead or for old months; there is no default one to hide a mistake. */
export class Partitions {
  private readonly pool: Pool;
  private readonly known = new Set<string>();
  private readonly making = new Map<string, Promise<void>>();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** True when the partition is known to be there. */
  has(table: PartitionedTable, period: Period): boolean {
    return this.known.has(`${table}_${period.name}`);
  }

  async ensure(table: PartitionedTable, period: Period): Promise<void> {
    const name = `${table}_${period.name}`;
    if (this.known.has(name)) return;
    const running = this.making.get(name) ?? this.make(table, period);
    this.making.set(name, running);
    try {
      await running;
      this.known.add(name);
    } finally {
      this.making.delete(name);
    }
  }

  /** This month and the two after it, for every table. */
  async ensureAhead(now: number): Promise<void> {
    let period = periodOf(now);
    for (let month = 0; month < 3; month += 1) {
      for (const table of PARTITIONED_TABLES) await this.ensure(table, period);
      period = periodOf(period.to);
    }
  }

  /** Drops the partitions that end before this moment; gives their names. */
  async dropBefore(table: PartitionedTable, before: number): Promise<readonly string[]> {
    const dropped: string[] = [];
    for (const name of await partitionNames(this.pool, table)) {
      if (endOf(name.slice(table.length + 1)) > before) continue;
      this.known.delete(name);
      // Detached first: the lock on the whole table is then held for a moment only, and readers are not cut.
      await this.pool.query(`alter table ${table} detach partition ${name} concurrently`);
      await this.pool.query(`drop table ${name}`);
      dropped.push(name);
    }
    return dropped;
  }

  // Attached rather than created in place: `create table … partition of` would stop every writer and reader.
  private async make(table: PartitionedTable, { from, to, name: suffix }: Period): Promise<void> {
    const name = `${table}_${suffix}`;
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [name]);
      if (!(await exists(client, name))) {
        await client.query(`create table ${name} (like ${table} including defaults including constraints)`);
        await client.query(
          `alter table ${table} attach partition ${name} for values from (${bound(from)}) to (${bound(to)})`,
        );
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      // 42P07: another process made it without asking for the lock
      if (errorCode(error) !== '42P07') throw error;
    } finally {
      client.release();
    }
  }
}

async function partitionNames(pool: Pool, table: PartitionedTable): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass order by c.relname`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function exists(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name]);
  return rows[0]?.found === true;
}

function endOf(suffix: string): number {
  if (suffix === ANCIENT.name) return ANCIENT.to;
  const [year, month] = suffix.split('_').map(Number);
  return year === undefined || month === undefined || Number.isNaN(year) ? Infinity : Date.UTC(year, month);
}

function bound(instant: number): string {
  if (instant === -Infinity) return 'minvalue';
  return instant === Infinity ? 'maxvalue' : `'${toTimestamp(instant)}'`;
}
