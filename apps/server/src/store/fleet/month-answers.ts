import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { ReadScope } from '../read-page.ts';

/** An answer about a month, and when it was made. */
export interface MonthAnswer {
  readonly computed: number;
  readonly answer: unknown;
}

/** Names one answer. */
export interface MonthQuestion {
  readonly what: string;
  /** First instant of the month. */
  readonly start: number;
}

const READ = `
select computed_time as computed, answer from fleet_month
where organisation_id = $1 and what = $2 and month_start = $3`;

const WRITE = `
insert into fleet_month (organisation_id, what, month_start, computed_time, answer) values ($1, $2, $3, $4, $5)
on conflict (organisation_id, what, month_start) do update set computed_time = excluded.computed_time,
  answer = excluded.answer`;

/** The stored answer to a question about a month. */
export async function readMonthAnswer(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { what, start }: MonthQuestion,
): Promise<MonthAnswer | undefined> {
  const { rows } = await pool.query<MonthAnswer>(READ, [organisation, what, toTimestamp(start)]);
  return rows[0];
}

export async function writeMonthAnswer(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { what, start, computed, answer }: MonthQuestion & MonthAnswer,
): Promise<void> {
  await pool.query(WRITE, [organisation, what, toTimestamp(start), toTimestamp(computed), JSON.stringify(answer)]);
}

/** Organisations that have devices, for jobs that make answers beforehand. */
export async function readFleetOwners(pool: pg.Pool): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>(
    'select id from organisation o where exists (select from device d where d.organisation_id = o.id) order by id',
  );
  return rows.map(({ id }) => id);
}
