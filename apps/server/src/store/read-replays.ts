import type { Flag, JsonObject } from '@vigie/kit';
import { maskReasons } from '@vigie/kit';
import type pg from 'pg';
import { containsPattern, pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';
import type { ReplaySelection, ReplayState } from './replay-types.ts';

const COLUMNS = `
r.id, r.created_time as created, r.who, r.from_time as "from", r.to_time as "to", r.selection,
cardinality(r.devices) as devices, c.key as codec, c.version, r.state, r.cancel_asked as stopping, r.fault,
r.frames_expected::float8 as "framesExpected", r.frames_read::float8 as "framesRead",
r.frames_decoded::float8 as "framesDecoded", r.frames_refused::float8 as "framesRefused",
r.frames_skipped::float8 as "framesSkipped", r.frames_readable::float8 as "framesReadable",
r.values_changed::float8 as "valuesChanged", r.values_applied::float8 as "valuesApplied",
r.values_left::float8 as "valuesLeft", r.compared_time as compared, r.apply_who as "appliedBy",
r.apply_reason as reason, r.applied_time as applied, r.revision_id::text as revision`;

const REPLAYS = `
select ${COLUMNS} from replay r left join codec c on c.id = r.codec_id
where r.organisation_id = $1 and ($2::int is null or r.id < $2)
order by r.id desc limit $3`;

const REPLAY = `
select ${COLUMNS}, r.effects,
  coalesce((select sum(d.unchanged) from replay_datastream d where d.replay_id = r.id), 0)::float8 as unchanged,
  coalesce((select sum(d.added) from replay_datastream d where d.replay_id = r.id), 0)::float8 as added,
  coalesce((select sum(d.changed) from replay_datastream d where d.replay_id = r.id), 0)::float8 as changed,
  coalesce((select sum(d.removed) from replay_datastream d where d.replay_id = r.id), 0)::float8 as removed,
  coalesce((select sum(d.flags) from replay_datastream d where d.replay_id = r.id), 0)::float8 as flags
from replay r left join codec c on c.id = r.codec_id
where r.organisation_id = $1 and r.id = $2`;

const SERIES = `
select d.datastream_id as datastream, t.key as thing, t.name as "thingName", v.key as device, s.quantity, s.unit, s.field,
  d.unchanged::float8, d.added::float8, d.changed::float8, d.removed::float8, d.flags::float8, d.largest, d.mean,
  d.first_time as first, d.last_time as last
from replay_datastream d
join replay r on r.id = d.replay_id
join datastream s on s.id = d.datastream_id
join thing t on t.id = s.thing_id
left join device v on v.id = s.device_id
where r.organisation_id = $1 and d.replay_id = $2
  and ($3::text is null or t.name ilike $3 or v.key ilike $3 or s.quantity ilike $3)`;

/** Orders of the list of series; the number last, so that a page is where the one before ended. */
const SERIES_ORDERS = {
  changes: 'd.added + d.changed + d.removed + d.flags desc',
  largest: 'd.largest desc nulls last',
  object: 't.name',
} as const;
export type ReplaySeriesOrder = keyof typeof SERIES_ORDERS;

const CHANGES = `
select c.datastream_id as datastream, (extract(epoch from c.phenomenon_time) * 1000000)::int8::text as time,
  c.old_raw, c.old_adjusted, c.old_flag, c.old_reasons, c.new_raw, c.new_adjusted, c.new_flag, c.new_reasons,
  c.frame_id::text as frame
from replay_change c
join replay r on r.id = c.replay_id
where r.organisation_id = $1 and c.replay_id = $2 and c.datastream_id = coalesce($3::int, c.datastream_id)
  and ($4::int is null or (c.datastream_id, c.phenomenon_time)
    > ($4, timestamptz 'epoch' + $5::int8 * interval '1 microsecond'))
order by c.datastream_id, c.phenomenon_time limit $6`;

const DAYS = `
select date_trunc('day', c.phenomenon_time at time zone $3)::date::text as day,
  (count(*) filter (where c.old_raw is null))::float8 as added,
  (count(*) filter (where c.old_raw is not null and c.new_raw is not null
    and (c.old_raw, c.old_flag) is distinct from (c.new_raw, c.new_flag)))::float8 as changed,
  (count(*) filter (where c.new_raw is null))::float8 as removed
from replay_change c
join replay r on r.id = c.replay_id
where r.organisation_id = $1 and c.replay_id = $2
group by 1 order by 1 limit 1000`;

// Thinned to so many steps of time, each with the value that differs most: what is drawn is a value, never a mean.
const CURVE = `
with span as (
  select d.first_time as first, d.last_time as last,
    greatest(extract(epoch from d.last_time - d.first_time) / $4::int4, 0.001) as step
  from replay_datastream d join replay r on r.id = d.replay_id
  where r.organisation_id = $1 and d.replay_id = $2 and d.datastream_id = $3 and d.first_time is not null
), change as (
  select c.* from replay_change c, span s
  where c.replay_id = $2 and c.datastream_id = $3 and c.phenomenon_time between s.first and s.last
), kept as (
  select o.phenomenon_time, o.adjusted from observation o, span s
  where o.datastream_id = $3 and o.phenomenon_time between s.first and s.last
), point as (
  select coalesce(c.phenomenon_time, k.phenomenon_time) as time,
    case when c.replay_id is null then k.adjusted else c.old_adjusted end as before,
    case when c.replay_id is null then k.adjusted else c.new_adjusted end as after
  from kept k full join change c using (phenomenon_time)
), bucket as (
  select p.*, floor(extract(epoch from p.time - s.first) / s.step) as number, abs(p.before - p.after) as change
  from point p, span s
)
-- a value that moved by a moment is one before and one after; one that only went, or only came, is shown as that
select min(time) as time,
  case when bool_and(after is not null) and bool_or(before is null) then null
    else (array_agg(before order by change desc nulls first, time) filter (where before is not null))[1] end as before,
  case when bool_and(before is not null) and bool_or(after is null) then null
    else (array_agg(after order by change desc nulls first, time) filter (where after is not null))[1] end as after
from bucket group by number order by number`;

interface HeadRecord {
  readonly id: number;
  readonly created: number;
  readonly who: string;
  readonly from: number;
  readonly to: number;
  readonly selection: ReplaySelection;
  readonly devices: number;
  readonly codec: string | null;
  readonly version: string | null;
  readonly state: ReplayState;
  readonly stopping: boolean;
  readonly fault: string | null;
  readonly framesExpected: number;
  readonly framesRead: number;
  readonly framesDecoded: number;
  readonly framesRefused: number;
  readonly framesSkipped: number;
  readonly framesReadable: number;
  readonly valuesChanged: number;
  readonly valuesApplied: number;
  readonly valuesLeft: number;
  readonly compared: number | null;
  readonly appliedBy: string | null;
  readonly reason: string | null;
  readonly applied: number | null;
  readonly revision: string | null;
}

interface SheetRecord extends HeadRecord {
  readonly effects: JsonObject | null;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly flags: number;
}

interface SeriesRecord {
  readonly datastream: number;
  readonly thing: string;
  readonly thingName: string;
  readonly device: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly field: string;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly flags: number;
  readonly largest: number | null;
  readonly mean: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

interface DayRecord {
  readonly day: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

interface ChangeRecord {
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
}

function headOf({ codec, version, ...row }: HeadRecord) {
  return {
    ...row,
    codec: codec === null || version === null ? undefined : { id: codec, version },
    fault: present(row.fault),
    compared: present(row.compared),
    appliedBy: present(row.appliedBy),
    reason: present(row.reason),
    applied: present(row.applied),
    revision: present(row.revision),
  };
}

/** Replays, newest first. */
export async function readReplays(pool: pg.Pool, { organisation }: ReadScope, query: PageQuery) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const { rows } = await pool.query<HeadRecord>(REPLAYS, [organisation, before, query.limit + 1]);
  return pageOf(rows, query.limit, { item: headOf, position: ({ id }) => writeCursor(id) });
}

/** One replay with what would move. */
export async function readReplay(pool: pg.Pool, { organisation }: ReadScope, id: number) {
  const [row] = (await pool.query<SheetRecord>(REPLAY, [organisation, id])).rows;
  if (row === undefined) return undefined;
  const { unchanged, added, changed, removed, flags, effects } = row;
  return { ...headOf(row), effects: present(effects), unchanged, added, changed, removed, flags };
}

/** The difference of each series. */
export async function readReplaySeries(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly replay: number; readonly search?: string; readonly sort?: ReplaySeriesOrder },
) {
  const [skipped = '0'] = readCursor(query.cursor, 1) ?? [];
  const order = `order by ${SERIES_ORDERS[query.sort ?? 'changes']}, d.datastream_id offset $4 limit $5`;
  const parameters = [organisation, query.replay, containsPattern(query.search), skipped, query.limit + 1];
  const { rows } = await pool.query<SeriesRecord>(`${SERIES} ${order}`, parameters);
  return pageOf(rows, query.limit, {
    item: (row) => ({
      ...row,
      device: present(row.device),
      largest: present(row.largest),
      mean: present(row.mean),
      first: present(row.first),
      last: present(row.last),
    }),
    position: () => writeCursor(Number(skipped) + query.limit),
  });
}

function sideOf(raw: number | null, adjusted: number | null, [flag, reasons]: [Flag | null, number | null]) {
  if (raw === null || flag === null) return undefined;
  return { raw, adjusted: present(adjusted), flag, reasons: maskReasons(reasons ?? 0) };
}

/** Single values: from what to what. */
export async function readReplayChanges(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly replay: number; readonly datastream?: number },
) {
  const [series = null, time = null] = readCursor(query.cursor, 2) ?? [];
  const parameters = [organisation, query.replay, query.datastream ?? null, series, time, query.limit + 1];
  const { rows } = await pool.query<ChangeRecord>(CHANGES, parameters);
  return pageOf(rows, query.limit, {
    item: (row) => ({
      datastream: row.datastream,
      frame: row.frame,
      time: Number(row.time) / 1000,
      before: sideOf(row.old_raw, row.old_adjusted, [row.old_flag, row.old_reasons]),
      after: sideOf(row.new_raw, row.new_adjusted, [row.new_flag, row.new_reasons]),
    }),
    position: (row) => writeCursor(row.datastream, row.time),
  });
}

/** Values that differ, by local day. */
export async function readReplayDays(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { replay, zone }: { readonly replay: number; readonly zone: string },
) {
  const { rows } = await pool.query<DayRecord>(DAYS, [organisation, replay, zone]);
  return rows;
}

/** One series before and after, thinned to at most so many points. */
export async function readReplayCurve(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { replay, datastream, points }: { readonly replay: number; readonly datastream: number; readonly points: number },
) {
  const { rows } = await pool.query<{ time: number; before: number | null; after: number | null }>(CURVE, [
    organisation,
    replay,
    datastream,
    points,
  ]);
  return rows.map(({ time, before, after }) => ({ time, before: present(before), after: present(after) }));
}
