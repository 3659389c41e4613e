import { reasonMask } from '@vigie/kit';
import type pg from 'pg';
import { fromTimestamp, toTimestamp } from '#platform/db/pool.ts';
import { markChanged } from './changed-values.ts';
import { periodOf } from './partitions.ts';
import type { Partitions } from './partitions.ts';
import type { ReplayJob } from './replay-types.ts';
import { refreshLatest } from './refresh-latest.ts';
import { noteRevision } from './revisions.ts';
import { transaction } from './transaction.ts';

/** Bit of values a person has decided on. */
const BY_PERSON = reasonMask(['by-person']);

const NEXT_PART = `
select min(p.phenomenon_time) as first, max(p.phenomenon_time) as last,
  (array_agg(p.datastream_id order by p.datastream_id desc, p.phenomenon_time desc))[1] as datastream,
  (array_agg(p.phenomenon_time order by p.datastream_id desc, p.phenomenon_time desc))[1]::text as time,
  array_agg(distinct date_trunc('month', p.phenomenon_time)::text) as months
from (
  select datastream_id, phenomenon_time from replay_change
  where replay_id = $1 and (datastream_id, phenomenon_time) > ($2::int4, $3::timestamptz)
  order by datastream_id, phenomenon_time limit $4) p`;

const PART = `
part as materialized (
  select * from replay_change
  where replay_id = $1 and (datastream_id, phenomenon_time) > ($2::int4, $3::timestamptz)
    and (datastream_id, phenomenon_time) <= ($4::int4, $5::timestamptz)
)`;

// What the device said is still what it was, and no person has decided on it since.
const AS_IT_WAS = `
o.datastream_id = p.datastream_id and o.phenomenon_time = p.phenomenon_time
  and o.phenomenon_time >= $6 and o.phenomenon_time <= $7
  and o.raw is not distinct from p.old_raw and o.reasons & $8::int2 = p.old_reasons & $8::int2`;

const APPLY = `
with ${PART}, changed as (
  update observation o set raw = p.new_raw, adjusted = p.new_adjusted, flag = p.new_flag, reasons = p.new_reasons,
    frame_id = p.frame_id, codec_id = p.codec_id, duration_ms = p.duration_ms
  from part p where ${AS_IT_WAS} and p.old_raw is not null and p.new_raw is not null
  returning (p.old_raw, p.old_adjusted, p.old_flag, p.old_reasons)
    is distinct from (p.new_raw, p.new_adjusted, p.new_flag, p.new_reasons) as differs
), removed as (
  delete from observation o using part p where ${AS_IT_WAS} and p.new_raw is null returning 1
), added as (
  insert into observation (phenomenon_time, raw, adjusted, frame_id, datastream_id, duration_ms, organisation_id, codec_id,
    reasons, flag)
  select phenomenon_time, new_raw, new_adjusted, frame_id, datastream_id, duration_ms, organisation_id, codec_id,
    new_reasons, new_flag
  from part where old_raw is null and new_raw is not null
  on conflict do nothing
  returning 1
), dirty as (
  insert into dirty_hour (datastream_id, hour) select distinct datastream_id, date_trunc('hour', phenomenon_time) from part
)
select (select count(*) from part)::int4 as part, (select count(*) from changed where not differs)::int4 as moved,
  ((select count(*) from changed where differs) + (select count(*) from removed) + (select count(*) from added))::int4
    as applied`;

const ADVANCE = `
update replay set last_datastream = $2, last_time = $3, values_applied = values_applied + $4, values_left = values_left + $5
where id = $1`;

const SPAN = `
select c.datastream_id as datastream, d.quantity, min(c.phenomenon_time) as first, max(c.phenomenon_time) as last
from replay_change c join datastream d on d.id = c.datastream_id
where c.replay_id = $1 and (c.datastream_id, c.phenomenon_time) <= ($2::int4, $3::timestamptz)
group by c.datastream_id, d.quantity order by c.datastream_id`;

const DONE = `
update replay set state = $2, revision_id = $3, applied_time = now(), cancel_asked = false where id = $1`;

const JOURNAL = `
insert into journal (organisation_id, who, action, object, detail) values ($1, $2, $3, $4, $5)`;

/** Part of a series that was changed. */
export interface TouchedSeries {
  readonly datastream: number;
  readonly quantity: string;
  readonly first: number;
  readonly last: number;
}

interface PartRecord {
  readonly first: number | null;
  readonly last: number;
  readonly datastream: number;
  readonly time: string;
  readonly months: readonly string[];
}

/** Where the last chunk ended. */
type Cursor = Pick<ReplayJob, 'lastDatastream' | 'lastTime'>;

/** Writes the difference that was shown into the observations, a chunk at a time. */
export class ReplayApplication {
  private readonly pool: pg.Pool;
  private readonly partitions: Partitions;

  constructor(pool: pg.Pool, partitions: Partitions) {
    this.pool = pool;
    this.partitions = partitions;
  }

  /** The next chunk, in a transaction of its own. Absent when there is none. */
  async step(
    job: ReplayJob,
    after: Cursor,
    most: number,
  ): Promise<(Cursor & { readonly applied: number }) | undefined> {
    const begin = [job.id, after.lastDatastream, after.lastTime];
    const { rows } = await this.pool.query<PartRecord>(NEXT_PART, [...begin, most]);
    const [next] = rows;
    if (next === undefined || next.first === null) return undefined;
    const { first, last, datastream, time } = next;
    for (const month of next.months) await this.partitions.ensure('observation', periodOf(fromTimestamp(month)));
    const bounds = [toTimestamp(first), toTimestamp(last), BY_PERSON];
    return transaction(this.pool, async (client) => {
      const written = await client.query<{ part: number; moved: number; applied: number }>(APPLY, [
        ...begin,
        datastream,
        time,
        ...bounds,
      ]);
      const { part = 0, moved = 0, applied = 0 } = written.rows[0] ?? {};
      await client.query(ADVANCE, [job.id, datastream, time, applied, part - moved - applied]);
      return { lastDatastream: datastream, lastTime: time, applied };
    });
  }

  /** The series that chunks up to here changed. */
  async touched({ id }: ReplayJob, upTo: Cursor): Promise<TouchedSeries[]> {
    return (await this.pool.query<TouchedSeries>(SPAN, [id, upTo.lastDatastream, upTo.lastTime])).rows;
  }

  /** The latest values of series whose newest one may have changed. */
  async refreshLatest(series: readonly TouchedSeries[]): Promise<void> {
    const datastreams = series.map(({ datastream }) => datastream);
    await refreshLatest(this.pool, datastreams);
  }

  /** The end, with its revision and its line in the journal, in one transaction. Gives the number of the revision. */
  async finish(
    job: ReplayJob,
    state: 'applied' | 'interrupted',
    { series, datasets }: { readonly series: readonly TouchedSeries[]; readonly datasets: readonly string[] },
  ): Promise<string | undefined> {
    const { id, organisation, applyWho: who = '', applyReason: reason = '' } = job;
    const object = `replay:${id}`;
    return transaction(this.pool, async (client) => {
      const values = await newlyApplied(client, id);
      const revision =
        values === 0
          ? undefined
          : await noteRevision(client, {
              organisation,
              who,
              reason,
              object,
              datasets,
              kind: 'replay',
              from: Math.min(...series.map(({ first }) => first)),
              to: Math.max(...series.map(({ last }) => last)) + 1,
              datastreams: series.map(({ datastream }) => datastream),
              quantities: [...new Set(series.map(({ quantity }) => quantity))],
              valuesChanged: values,
            });
      const parts = series.map(({ datastream, first, last }) => ({ datastream, from: first, to: last + 1 }));
      await markChanged(client, parts);
      await client.query(DONE, [id, state, revision ?? null]);
      const detail = { reason, values, ...(revision !== undefined && { revision }) };
      await client.query(JOURNAL, [organisation, who, `replay.${state}`, object, JSON.stringify(detail)]);
      return revision;
    });
  }
}

/** Values applied since the last revision of this replay: one that was interrupted has noted its first part. */
async function newlyApplied(client: pg.ClientBase, id: number): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select (r.values_applied - coalesce((
       select sum(v.values_changed) from revision v
       where v.organisation_id = r.organisation_id and v.object = 'replay:' || r.id), 0))::text as n
     from replay r where r.id = $1`,
    [id],
  );
  return Number(rows[0]?.n ?? 0);
}
