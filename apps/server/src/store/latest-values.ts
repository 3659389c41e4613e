import type { Pool } from 'pg';

import type { Observation } from '@vigie/kit';

import { toTimestamp } from '#platform/db/pool.ts';

import { AHEAD } from './lost-clock.ts';

/** A value that is the newest of its datastream, with what its frame adds. */
export interface Newest {
  readonly observation: Observation;
  readonly receivedTime: number;
  readonly organisation: number;
}

/** Series written by one statement: thousands at once would hold the answers of intake for tens of milliseconds. */
const PIECE = 500;

const COLUMNS =
  'datastream_id, organisation_id, phenomenon_time, covered_ms, received_time, raw, adjusted, frame_id, reasons, flag';

// Older values never win; a datastream deleted meanwhile fails nobody.
const UPSERT = `
insert into latest as l (${COLUMNS})
select u.* from unnest($1::int4[], $2::int2[], $3::timestamptz[], $4::int4[], $5::timestamptz[], $6::float8[],
  $7::float8[], $8::int8[], $9::int2[], $10::int2[]) as u(${COLUMNS})
join datastream d on d.id = u.datastream_id
order by u.datastream_id
on conflict (datastream_id) do update set
  phenomenon_time = excluded.phenomenon_time, covered_ms = excluded.covered_ms,
  received_time = excluded.received_time, raw = excluded.raw, adjusted = excluded.adjusted,
  frame_id = excluded.frame_id, reasons = excluded.reasons, flag = excluded.flag
where l.phenomenon_time <= excluded.phenomenon_time`;

const REPAIR = `
insert into latest as l (${COLUMNS})
select d.id, o.organisation_id, o.phenomenon_time, case when d.covers = 'moment' then 0 else o.duration_ms end,
  coalesce((select f.received_time from frame f where f.id = o.frame_id), o.phenomenon_time),
  o.raw, o.adjusted, o.frame_id, o.reasons, o.flag
from datastream d
left join latest known on known.datastream_id = d.id
cross join lateral (
  select * from observation o
  where o.datastream_id = d.id and o.reasons & $1::int2 = 0
    and o.phenomenon_time > coalesce(known.phenomenon_time, '-infinity')
  order by o.phenomenon_time desc limit 1) o
on conflict (datastream_id) do update set
  phenomenon_time = excluded.phenomenon_time, covered_ms = excluded.covered_ms,
  received_time = excluded.received_time, raw = excluded.raw, adjusted = excluded.adjusted,
  frame_id = excluded.frame_id, reasons = excluded.reasons, flag = excluded.flag`;

/** The latest value of each datastream, merged in memory and written by `flush`, not by every batch. */
export class LatestValues {
  private readonly pool: Pool;
  private waiting = new Map<number, Newest>();
  private flushing: Promise<void> = Promise.resolve();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  note(newest: Newest): void {
    this.waiting.set(newest.observation.datastream, newest);
  }

  /** Writes what changed since the last time. What cannot be written now is written next time. */
  flush(): Promise<void> {
    this.flushing = this.flushing.catch(() => undefined).then(() => this.write());
    return this.flushing;
  }

  /** Catches up with values committed by a process that was killed before it could flush. */
  async repair(): Promise<void> {
    await this.pool.query(REPAIR, [AHEAD]);
  }

  private async write(): Promise<void> {
    const batch = [...this.waiting.values()];
    this.waiting = new Map();
    for (let done = 0; done < batch.length; done += PIECE) {
      try {
        await this.pool.query(UPSERT, columns(batch.slice(done, done + PIECE)));
      } catch (error) {
        this.keep(batch.slice(done));
        throw error;
      }
    }
  }

  private keep(unwritten: readonly Newest[]): void {
    for (const newest of unwritten) {
      const { datastream } = newest.observation;
      if (!this.waiting.has(datastream)) this.waiting.set(datastream, newest);
    }
  }
}

function columns(batch: readonly Newest[]): unknown[] {
  return [
    batch.map(({ observation }) => observation.datastream),
    batch.map(({ organisation }) => organisation),
    batch.map(({ observation }) => toTimestamp(observation.time)),
    batch.map(({ observation: { time, end } }) => (end === undefined ? 0 : Math.round(end - time))),
    batch.map(({ receivedTime }) => toTimestamp(receivedTime)),
    batch.map(({ observation }) => observation.raw),
    batch.map(({ observation }) => observation.adjusted),
    batch.map(({ observation }) => observation.frame),
    batch.map(({ observation }) => observation.reasons),
    batch.map(({ observation }) => observation.flag),
  ];
}
