import type { Flag } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { runCopies } from './copy.ts';
import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { ComparedPage, ReplayChange, ReplayJob, ReplayValue, StoredValue } from './replay-types.ts';
import { transaction } from './transaction.ts';

const MICROSECONDS = `(extract(epoch from o.phenomenon_time) * 1000000)::int8::text as time`;
const COLUMNS = `o.datastream_id as datastream, ${MICROSECONDS}, o.raw, o.adjusted, o.flag, o.reasons, o.frame_id::text as frame`;

const OF_FRAMES = `
select ${COLUMNS} from observation o
where o.frame_id between $1 and $2 and o.frame_id = any ($3::int8[]) and o.datastream_id = any ($4)`;

// `offset 0` keeps it one look into the index for each key. A frame of this replay that comes later will give up its place.
const AT = `
select ${COLUMNS}, (o.frame_id > $5 and exists (
    select from frame f
    where f.id = o.frame_id and f.received_time >= $6 and f.received_time < $7 and f.device = any ($8))) as later
from unnest($1::int4[], $2::timestamptz[]) k(datastream, time)
cross join lateral (
  select v.* from observation v
  where v.datastream_id = k.datastream
    and v.phenomenon_time >= k.time and v.phenomenon_time < k.time + interval '1 ms'
    and v.phenomenon_time >= $3 and v.phenomenon_time < $4
  offset 0) o`;

const PLANNED = `
select c.datastream_id as datastream, (extract(epoch from c.phenomenon_time) * 1000000)::int8::text as time,
  c.old_raw, c.old_adjusted, c.old_flag, c.old_reasons, c.new_raw, c.new_adjusted, c.new_flag, c.new_reasons,
  c.frame_id::text as frame, c.codec_id as codec, c.duration_ms as duration
from unnest($2::int4[], $3::timestamptz[]) k(datastream, time)
cross join lateral (
  select p.* from replay_change p
  where p.replay_id = $1 and p.datastream_id = k.datastream
    and p.phenomenon_time >= k.time and p.phenomenon_time < k.time + interval '1 ms'
  offset 0) c`;

const DROP = `
delete from replay_change c using unnest($2::int4[], $3::int8[]) k(datastream, time)
where c.replay_id = $1 and c.datastream_id = k.datastream
  and c.phenomenon_time = timestamptz 'epoch' + k.time * interval '1 microsecond'`;

const UNCHANGED = `
insert into replay_datastream as d (replay_id, organisation_id, datastream_id, unchanged)
select $1, $2, * from unnest($3::int4[], $4::int8[])
on conflict (replay_id, datastream_id) do update set unchanged = d.unchanged + excluded.unchanged`;

const COUNTED = `
update replay set last_frame = $2, frames_read = frames_read + $3, frames_decoded = frames_decoded + $4,
  frames_refused = frames_refused + $5, frames_skipped = frames_skipped + $6, frames_readable = frames_readable + $7
where id = $1`;

const CHANGE_COLUMNS = `phenomenon_time, old_raw, old_adjusted, new_raw, new_adjusted, frame_id, replay_id, datastream_id,
  duration_ms, organisation_id, codec_id, old_flag, old_reasons, new_flag, new_reasons`;
// Fifteen lengths of 4 bytes, six columns of 8 bytes, three of 4, six of 2.
const CHANGE_SIZE = 132;
const INT4_MOST = 2_147_483_647;

interface StoredRecord {
  readonly datastream: number;
  readonly time: string;
  readonly raw: number;
  readonly adjusted: number | null;
  readonly flag: Flag;
  readonly reasons: number;
  readonly frame: string;
}

interface PlannedRecord {
  readonly datastream: number;
  readonly time: string;
  readonly old_raw: number | null;
  readonly old_adjusted: number | null;
  readonly old_flag: Flag | null;
  readonly old_reasons: number | null;
  readonly new_raw: number | null;
  readonly new_adjusted: number | null;
  readonly new_flag: Flag | null;
  readonly new_reasons: number | null;
  readonly frame: string;
  readonly codec: number;
  readonly duration: number;
}

/** Where values are, to the millisecond. */
export interface Place {
  readonly datastream: number;
  /** Milliseconds since 1970, whole. */
  readonly millisecond: number;
}

const storedOf = ({ time, frame, adjusted, ...row }: StoredRecord): StoredValue => ({
  ...row,
  time: Number(time),
  adjusted: adjusted ?? undefined,
  frame: BigInt(frame),
});

function valueOf(
  raw: number | null,
  { adjusted, flag, reasons }: { adjusted: number | null; flag: Flag | null; reasons: number | null },
): ReplayValue | undefined {
  if (raw === null || flag === null) return undefined;
  return { raw, adjusted: adjusted ?? undefined, flag, reasons: reasons ?? 0 };
}

function plannedOf(row: PlannedRecord): ReplayChange {
  const { datastream, codec, duration } = row;
  return {
    datastream,
    codec,
    duration,
    time: Number(row.time),
    old: valueOf(row.old_raw, { adjusted: row.old_adjusted, flag: row.old_flag, reasons: row.old_reasons }),
    new: valueOf(row.new_raw, { adjusted: row.new_adjusted, flag: row.new_flag, reasons: row.new_reasons }),
    frame: BigInt(row.frame),
  };
}

/** What is stored of the frames of a replay, and what was found to differ. */
export class ReplayComparison {
  private readonly pool: pg.Pool;
  private readonly buffer = new CopyBuffer();

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** Values that frames gave, wherever in time they are. `frames` in order. */
  async ofFrames(frames: readonly bigint[], datastreams: readonly number[]): Promise<StoredValue[]> {
    const [first, last] = [frames[0], frames.at(-1)];
    if (first === undefined || last === undefined) return [];
    const parameters = [first.toString(), last.toString(), frames.map(String), datastreams];
    return (await this.pool.query<StoredRecord>(OF_FRAMES, parameters)).rows.map(storedOf);
  }

  /** Values at these places; `later`: of a frame of the replay after `last`, which will give it up. */
  async at(
    job: ReplayJob,
    places: readonly Place[],
    { last, keys }: { readonly last: bigint; readonly keys: readonly string[] },
  ): Promise<(StoredValue & { readonly later: boolean })[]> {
    if (places.length === 0) return [];
    const times = places.map(({ millisecond }) => millisecond);
    const [from, to] = times.reduce(([a, b], time) => [Math.min(a, time), Math.max(b, time)], [Infinity, -Infinity]);
    const { rows } = await this.pool.query<StoredRecord & { later: boolean }>(AT, [
      places.map(({ datastream }) => datastream),
      times.map(toTimestamp),
      toTimestamp(from),
      toTimestamp(to + 1),
      last.toString(),
      toTimestamp(job.from),
      toTimestamp(job.to),
      keys,
    ]);
    return rows.map((row) => ({ ...storedOf(row), later: row.later }));
  }

  /** Changes that earlier pages found at these places. */
  async planned(replay: number, places: readonly Place[]): Promise<ReplayChange[]> {
    if (places.length === 0) return [];
    const datastreams = places.map(({ datastream }) => datastream);
    const times = places.map(({ millisecond }) => toTimestamp(millisecond));
    return (await this.pool.query<PlannedRecord>(PLANNED, [replay, datastreams, times])).rows.map(plannedOf);
  }

  /** Makes room for the changes of a replay. */
  async open(replay: number): Promise<void> {
    const name = `replay_change_${Math.trunc(replay)}`;
    await this.pool.query(`create table if not exists ${name} partition of replay_change for values in (${replay})`);
  }

  /** Commits what a page came to. */
  async write({ id, organisation }: ReplayJob, page: ComparedPage): Promise<void> {
    const { counts, dropped, unchanged } = page;
    await transaction(this.pool, async (client) => {
      if (dropped.length > 0) {
        const times = dropped.map(({ time }) => time);
        await client.query(DROP, [id, dropped.map(({ datastream }) => datastream), times]);
      }
      if (page.changes.length > 0) await runCopies(client, [this.copy({ id, organisation }, page.changes)]);
      const kept = [...unchanged].toSorted(([a], [b]) => a - b);
      if (kept.length > 0) {
        await client.query(UNCHANGED, [id, organisation, kept.map(([key]) => key), kept.map(([, n]) => n)]);
      }
      const { read, decoded, refused, skipped, readable } = counts;
      await client.query(COUNTED, [id, page.lastFrame.toString(), read, decoded, refused, skipped, readable]);
    });
  }

  private copy({ id, organisation }: Pick<ReplayJob, 'id' | 'organisation'>, changes: readonly ReplayChange[]): Copy {
    const { buffer } = this;
    buffer.clear();
    for (const change of changes) {
      buffer.row(15, CHANGE_SIZE);
      buffer.time(change.time);
      for (const value of [change.old, change.new]) {
        this.float(value?.raw);
        this.float(value?.adjusted);
      }
      buffer.int8(change.frame);
      buffer.int4(id);
      buffer.int4(change.datastream);
      buffer.int4(Math.min(change.duration, INT4_MOST));
      buffer.int2(organisation);
      buffer.int2(change.codec);
      for (const value of [change.old, change.new]) {
        this.small(value?.flag);
        this.small(value?.reasons);
      }
    }
    return { sql: `copy replay_change (${CHANGE_COLUMNS}) from stdin binary`, rows: buffer.finished() };
  }

  private float(value: number | undefined): void {
    if (value === undefined) this.buffer.none();
    else this.buffer.float8(value);
  }

  private small(value: number | undefined): void {
    if (value === undefined) this.buffer.none();
    else this.buffer.int2(value);
  }
}
