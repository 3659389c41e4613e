import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { transaction } from './transaction.ts';

/** A part of a series whose values changed in place: times of measure from `from`, before `to`. */
export interface ChangedPart {
  readonly datastream: number;
  readonly from: number;
  readonly to: number;
}

// Hours that hold values, and those that held some: a period without any costs nothing.
const DIRTY = `
insert into dirty_hour (datastream_id, hour)
select distinct p.datastream, h.hour
from unnest($1::int4[], $2::timestamptz[], $3::timestamptz[]) as p(datastream, from_time, to_time)
cross join lateral (
  select date_trunc('hour', o.phenomenon_time) as hour from observation o
  where o.datastream_id = p.datastream and o.phenomenon_time >= p.from_time and o.phenomenon_time < p.to_time
  union
  select r.start_time from rollup_hour r
  where r.datastream_id = p.datastream and r.start_time > p.from_time - interval '1 hour' and r.start_time < p.to_time
) h`;

// Where the program stops before the alarms are made again, they are made at the next start: what a rule has not taken.
const RULES = `
update rule_state s set last_time = p.from_time
from unnest($1::int4[], $2::timestamptz[]) as p(datastream, from_time)
where s.datastream_id = p.datastream and s.last_time > p.from_time`;

/** One part a datastream, from its first change to its last. */
export function widest(parts: readonly ChangedPart[]): ChangedPart[] {
  const found = new Map<number, ChangedPart>();
  for (const part of parts) {
    const { datastream, from, to } = found.get(part.datastream) ?? part;
    found.set(datastream, { datastream, from: Math.min(from, part.from), to: Math.max(to, part.to) });
  }
  return [...found.values()];
}

/** Notes what rests on changed values as due: hours (and with them days and figures of windows) and alarms. */
export async function markChanged(client: pg.ClientBase, parts: readonly ChangedPart[]): Promise<void> {
  if (parts.length === 0) return;
  await client.query(DIRTY, [
    parts.map(({ datastream }) => datastream),
    parts.map(({ from }) => toTimestamp(from)),
    parts.map(({ to }) => toTimestamp(to)),
  ]);
  const whole = widest(parts).toSorted((a, b) => a.datastream - b.datastream);
  const starts = whole.map(({ from }) => toTimestamp(from));
  await client.query(RULES, [whole.map(({ datastream }) => datastream), starts]);
}

/** The same, in a transaction of its own. */
export function noteChanged(pool: pg.Pool, parts: readonly ChangedPart[]): Promise<void> {
  return transaction(pool, (client) => markChanged(client, parts));
}
