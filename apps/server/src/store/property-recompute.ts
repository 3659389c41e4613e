import type { Flag, Instant, Observation } from '@vigie/kit';
import { FAIL } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { markChanged } from './changed-values.ts';
import type { ChangedPart } from './changed-values.ts';
import { writeEvents, writeJournal } from './devices/events.ts';
import { refreshLatest } from './refresh-latest.ts';
import { noteRevision } from './revisions.ts';
import { transaction } from './transaction.ts';

/** A property that changed at a date; what is computed from it after that date is to be made again. */
export interface PropertyRecompute {
  readonly id: string;
  readonly organisation: number;
  readonly thing: number;
  readonly key: string;
  readonly from: Instant;
  readonly properties: readonly string[];
  readonly who: string;
  readonly reason: string;
}

/** What is computed, from what, and by what formula. */
export interface RecomputePlan {
  /** Series that are measured. */
  readonly sources: readonly number[];
  /** Series computed from them, chains included, with their quantities. */
  readonly derived: ReadonlyMap<number, string>;
  derive(values: readonly Observation[]): readonly Observation[];
  datasets(quantities: readonly string[]): readonly string[];
}

/** Values of the sources read at once. */
const PAGE = 4000;

const NEXT = `
select r.id::text, r.organisation_id as organisation, r.thing_id as thing, t.key, r.from_time as "from", r.properties,
  r.who, r.reason
from property_recompute r join thing t on t.id = r.thing_id order by r.id limit 1`;

const DEVICES = 'select id from device where thing_id = $1';

const BOUND = `
select phenomenon_time::text as time from observation
where datastream_id = any ($1::int4[]) and phenomenon_time >= $2 order by phenomenon_time offset $3 limit 1`;

const SOURCES = `
select datastream_id as datastream, (extract(epoch from phenomenon_time) * 1000000)::float8 as micros, raw, adjusted, flag,
  reasons, duration_ms as duration, frame_id::text as frame, codec_id as codec
from observation
where datastream_id = any ($1::int4[]) and phenomenon_time >= $2::timestamptz and phenomenon_time < $3::timestamptz
order by phenomenon_time`;

// Only times at which a source says something; what is the same stays as it is, with all that was thought of it.
const REWRITE = `
with given as materialized (
  select datastream, timestamptz 'epoch' + micros * interval '1 microsecond' as time, raw, adjusted, flag, reasons, frame,
    codec, duration
  from unnest($4::int4[], $5::float8[], $6::float8[], $7::float8[], $8::int2[], $9::int2[], $10::int8[], $11::int2[],
    $12::int4[]) as u(datastream, micros, raw, adjusted, flag, reasons, frame, codec, duration)
), times as materialized (
  select timestamptz 'epoch' + micros * interval '1 microsecond' as time from unnest($13::float8[]) as u(micros)
), old as materialized (
  select datastream_id, phenomenon_time from observation
  where datastream_id = any ($1::int4[]) and phenomenon_time >= $2::timestamptz and phenomenon_time < $3::timestamptz
), changed as (
  update observation o set raw = g.raw, adjusted = g.adjusted, flag = g.flag, reasons = g.reasons
  from given g
  where o.datastream_id = g.datastream and o.phenomenon_time = g.time and o.raw is distinct from g.raw
    and o.phenomenon_time >= $2::timestamptz and o.phenomenon_time < $3::timestamptz
  returning o.datastream_id, o.phenomenon_time
), removed as (
  delete from observation o
  where o.datastream_id = any ($1::int4[]) and o.phenomenon_time >= $2::timestamptz and o.phenomenon_time < $3::timestamptz
    and o.phenomenon_time in (select time from times)
    and not exists (select from given g where g.datastream = o.datastream_id and g.time = o.phenomenon_time)
  returning o.datastream_id, o.phenomenon_time
), added as (
  insert into observation (phenomenon_time, raw, adjusted, frame_id, datastream_id, duration_ms, organisation_id, codec_id,
    reasons, flag)
  select g.time, g.raw, g.adjusted, g.frame, g.datastream, g.duration, $14, g.codec, g.reasons, g.flag
  from given g
  where not exists (select from old where old.datastream_id = g.datastream and old.phenomenon_time = g.time)
  on conflict do nothing
  returning datastream_id, phenomenon_time
)
select datastream_id as datastream, count(*)::int4 as n, min(phenomenon_time) as first, max(phenomenon_time) as last
from (select * from changed union all select * from removed union all select * from added) c
group by datastream_id`;

interface SourceRow {
  readonly datastream: number;
  readonly micros: number;
  readonly raw: number;
  readonly adjusted: number | null;
  readonly flag: Flag;
  readonly reasons: number;
  readonly duration: number;
  readonly frame: string;
  readonly codec: number;
}

interface Touched {
  readonly datastream: number;
  readonly n: number;
  readonly first: Instant;
  readonly last: Instant;
}

/** As at intake: what a person corrected since stands beside the raw value, and is put there by the judgement. */
function observationOf({ micros, frame, adjusted, ...row }: SourceRow): Observation {
  const usable = row.flag === FAIL && adjusted === null ? undefined : row.raw;
  return { ...row, time: micros / 1000, frame: BigInt(frame), adjusted: usable };
}

async function rewritePage(
  client: pg.ClientBase,
  plan: RecomputePlan,
  page: { readonly from: string; readonly to: string; readonly organisation: number },
): Promise<Touched[]> {
  const { from, to, organisation } = page;
  const { rows } = await client.query<SourceRow>(SOURCES, [plan.sources, from, to]);
  if (rows.length === 0) return [];
  const made = plan.derive(rows.map(observationOf));
  const column = <T>(of: (value: Observation) => T): T[] => made.map(of);
  const written = await client.query<Touched>(REWRITE, [
    [...plan.derived.keys()],
    from,
    to,
    column(({ datastream }) => datastream),
    column(({ time }) => Math.round(time * 1000)),
    column(({ raw }) => raw),
    column(({ adjusted }) => adjusted ?? null),
    column(({ flag }) => flag),
    column(({ reasons }) => reasons),
    column(({ frame }) => String(frame)),
    column(({ codec }) => codec),
    column(({ duration }) => duration),
    rows.map(({ micros }) => micros),
    organisation,
  ]);
  return written.rows;
}

/** One part a series from its first change to its last, and how many values changed. */
function summed(touched: readonly Touched[]): { readonly parts: ChangedPart[]; readonly values: number } {
  const parts = new Map<number, ChangedPart>();
  for (const { datastream, first, last } of touched) {
    const { from, to } = parts.get(datastream) ?? { from: first, to: last + 1 };
    parts.set(datastream, { datastream, from: Math.min(from, first), to: Math.max(to, last + 1) });
  }
  return { parts: [...parts.values()], values: touched.reduce((sum, { n }) => sum + n, 0) };
}

/** Revision for those who use the data, event on the object's charts, line of the journal. */
async function tell(client: pg.ClientBase, due: PropertyRecompute, { parts, values, plan }: Told): Promise<void> {
  const { organisation, who, key, thing, properties, from } = due;
  const quantities = [...new Set(parts.map(({ datastream }) => plan.derived.get(datastream) ?? ''))];
  const revision = await noteRevision(client, {
    organisation,
    who,
    kind: 'correction',
    reason: due.reason === '' ? properties.join(', ') : `${properties.join(', ')} : ${due.reason}`,
    object: `thing:${key}:${properties.join(',')}`,
    from: Math.min(...parts.map((part) => part.from)),
    to: Math.max(...parts.map((part) => part.to)),
    datastreams: parts.map(({ datastream }) => datastream),
    quantities,
    valuesChanged: values,
    datasets: plan.datasets(quantities),
  });
  const detail = { properties: [...properties], values, revision };
  await writeEvents(client, due, [{ thing, time: from, kind: 'recomputed', note: due.reason, detail }]);
  await writeJournal(client, due, [{ action: 'thing.recomputed', object: key, detail }]);
}

interface Told {
  readonly parts: readonly ChangedPart[];
  readonly values: number;
  readonly plan: RecomputePlan;
}

/** The oldest that waits, with the devices of its object. */
export async function nextPropertyRecompute(
  pool: pg.Pool,
): Promise<(PropertyRecompute & { readonly devices: readonly number[] }) | undefined> {
  const { rows } = await pool.query<PropertyRecompute>(NEXT);
  const [due] = rows;
  if (due === undefined) return undefined;
  const devices = await pool.query<{ id: number }>(DEVICES, [due.thing]);
  return { ...due, devices: devices.rows.map(({ id }) => id) };
}

/** Makes again what is computed since the date of the change, in one transaction; gives the parts that changed. */
export function recomputeProperty(
  pool: pg.Pool,
  due: PropertyRecompute,
  plan: RecomputePlan,
): Promise<readonly ChangedPart[]> {
  return transaction(pool, async (client) => {
    const touched: Touched[] = [];
    let from: string | undefined = toTimestamp(due.from);
    while (from !== undefined && plan.sources.length > 0) {
      const bound = await client.query<{ time: string }>(BOUND, [plan.sources, from, PAGE]);
      const next: string | undefined = bound.rows[0]?.time;
      // a page that begins where it ends would be read for ever: more values of one instant than a page holds are no river
      const to: string = next === undefined || next === from ? 'infinity' : next;
      touched.push(...(await rewritePage(client, plan, { from, to, organisation: due.organisation })));
      from = to === 'infinity' ? undefined : to;
    }
    const { parts, values } = summed(touched);
    if (values > 0) {
      await markChanged(client, parts);
      await refreshLatest(client, [...plan.derived.keys()]);
      await tell(client, due, { parts, values, plan });
    }
    await client.query('delete from property_recompute where id = $1', [due.id]);
    return parts;
  });
}
