import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';
import { noteRevision } from './revisions.ts';
import type { NewRevision } from './revisions.ts';
import { transaction } from './transaction.ts';
import type { StoredCorrection } from './quality-session.ts';

type Points = NonNullable<StoredCorrection['replacement']>;

export interface NewCorrection extends StoredCorrection {
  readonly cause?: string;
  readonly reason: string;
  readonly who: string;
  readonly person?: number;
  /** Datastream → values of the period. */
  readonly values: ReadonlyMap<number, number>;
}

const INSERT = `
insert into correction (organisation_id, datastream_id, batch_id, kind, cause, from_time, to_time, factor, value_offset,
  replacement, reason, who, person_id, values_touched, revision_id)
select $1, u.datastream, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, u.touched, $15
from unnest($13::int4[], $14::int8[]) as u(datastream, touched)
returning id`;

const MARK = `
insert into dirty_quality (datastream_id, hour)
select distinct o.datastream_id, date_trunc('hour', o.phenomenon_time)
from observation o
where o.datastream_id = any ($1) and o.phenomenon_time >= $2 and o.phenomenon_time < $3
order by 1, 2
on conflict do nothing`;

const REVOKE = `
update correction set revoked_time = now(), revoked_who = $3, revoked_reason = $4
where organisation_id = $1 and id = $2 and revoked_time is null
returning datastream_id as datastream, from_time as "from", to_time as "to", values_touched::int8::text as touched,
  (select quantity from datastream d where d.id = datastream_id) as quantity`;

const LIST = `
select c.id, c.datastream_id as datastream, t.key, t.name, d.quantity, d.unit, c.kind, c.cause, c.from_time as "from",
  c.to_time as "to", c.factor, c.value_offset as "offset", c.replacement, c.reason, c.who, c.created_time as created,
  c.values_touched::text as values, c.revoked_time, c.revoked_who, c.revoked_reason
from correction c
join datastream d on d.id = c.datastream_id
join thing t on t.id = d.thing_id
where c.organisation_id = $1
  and ($2::text is null or t.key = $2)
  and ($3::text is null or d.quantity = $3)
  and ($4::int is null or d.id = $4)
  and ($5::boolean is null or (c.revoked_time is null) = $5)
  and c.to_time > coalesce($6::timestamptz, '-infinity')
  and c.from_time < coalesce($7::timestamptz, 'infinity')
  and ($8::int is null or c.id < $8)
order by c.id desc
limit $9`;

const OWN = `
select d.id, d.quantity, t.key as thing
from datastream d
join thing t on t.id = d.thing_id
where d.organisation_id = $1
  and ($2::int4[] is null or d.id = any ($2)) and ($3::text is null or t.key = $3) and ($4::text is null or d.quantity = $4)
order by d.id
limit 200`;

// One figure of a window counts once, whichever value of it changes.
const FIGURES = `
select indicator, count(*)::int4 as count from indicator_value
where datastream_id = $1 and end_time > $2 and start_time < $3
group by indicator order by indicator`;

const ALARMS = `
select count(*)::int4 as n from alarm
where datastream_id = $1 and opened_time >= $2 and opened_time < $3`;

const COUNT = `
select count(*)::int4 as n from (
  select from observation
  where datastream_id = any ($1) and phenomenon_time >= $2 and phenomenon_time < $3 limit $4) o`;

interface Span {
  readonly from: number;
  readonly to: number;
}

interface CorrectionRecord extends Span {
  readonly id: number;
  readonly datastream: number;
  readonly key: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly kind: StoredCorrection['kind'];
  readonly cause: string | null;
  readonly factor: number;
  readonly offset: number;
  readonly replacement: Points | null;
  readonly reason: string;
  readonly who: string;
  readonly created: number;
  readonly values: string;
  readonly revoked_time: number | null;
  readonly revoked_who: string | null;
  readonly revoked_reason: string | null;
}

interface CorrectionFilter extends PageQuery {
  readonly thing?: string;
  readonly quantity?: string;
  readonly datastream?: number;
  readonly inForce?: boolean;
  readonly from?: number;
  readonly to?: number;
}

export interface OwnSeries {
  readonly id: number;
  readonly quantity: string;
  readonly thing: string;
}

const bounds = ({ from, to }: Span) => [toTimestamp(from), toTimestamp(to)];

/** Series of an organisation among these, or of an object and a quantity. */
export async function ownSeries(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: { readonly ids?: readonly number[]; readonly thing?: string; readonly quantity?: string },
): Promise<OwnSeries[]> {
  const parameters = [organisation, asked.ids ?? null, asked.thing ?? null, asked.quantity ?? null];
  return (await pool.query<OwnSeries>(OWN, parameters)).rows;
}

/** Values of series in a span, counted up to `most`. */
export async function countValues(pool: pg.Pool, ids: readonly number[], span: Span & { readonly most: number }) {
  return (await pool.query<{ n: number }>(COUNT, [ids, ...bounds(span), span.most])).rows[0]?.n ?? 0;
}

/** Figures and alarms of a series that rest on a span. */
export async function restingOn(pool: pg.Pool, datastream: number, span: Span) {
  const figures = await pool.query<{ indicator: string; count: number }>(FIGURES, [datastream, ...bounds(span)]);
  const alarms = await pool.query<{ n: number }>(ALARMS, [datastream, ...bounds(span)]);
  return { figures: figures.rows, alarms: alarms.rows[0]?.n ?? 0 };
}

/** Writes a decision on one or several series with its revision, and has their values judged again. */
export function insertCorrection(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: { readonly correction: NewCorrection; readonly revision: NewRevision | undefined },
): Promise<number[]> {
  const { correction, revision } = asked;
  const { kind, cause = null, factor, offset, replacement, reason, who, person = null, values } = correction;
  return transaction(pool, async (client) => {
    const { rows: batch } = await client.query<{ id: string }>(
      `select nextval(pg_get_serial_sequence('correction', 'id'))::text as id`,
    );
    const number = batch[0]?.id ?? '0';
    const noted =
      revision === undefined ? null : await noteRevision(client, { ...revision, object: `correction:${number}` });
    const points = replacement === undefined ? null : JSON.stringify(replacement);
    const ids = [...values.keys()];
    const { rows } = await client.query<{ id: number }>(INSERT, [
      organisation,
      number,
      kind,
      cause,
      ...bounds(correction),
      factor,
      offset,
      points,
      reason,
      who,
      person,
      ids,
      [...values.values()],
      noted,
    ]);
    await client.query(MARK, [ids, ...bounds(correction)]);
    return rows.map(({ id }) => id);
  });
}

interface Revoked extends Span {
  readonly datastream: number;
  readonly quantity: string;
  readonly touched: string;
}

/** Takes a correction back; gives its series, or undefined where none held. */
export function revokeCorrection(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: {
    readonly id: number;
    readonly who: string;
    readonly reason: string;
    datasets(quantity: string): readonly string[];
  },
): Promise<number | undefined> {
  const { id, who, reason } = asked;
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Revoked>(REVOKE, [organisation, id, who, reason]);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { datastream, quantity, touched, from, to } = row;
    await client.query(MARK, [[datastream], ...bounds(row)]);
    const what = { datastreams: [datastream], quantities: [quantity], datasets: asked.datasets(quantity) };
    const said = { organisation, who, kind: 'correction' as const, reason, object: `correction:${id}:revoked` };
    if (Number(touched) > 0) await noteRevision(client, { ...said, from, to, ...what, valuesChanged: Number(touched) });
    return datastream;
  });
}

function rowOf(row: CorrectionRecord) {
  const { key, name, cause, replacement, values, revoked_time: revoked, revoked_who, revoked_reason, ...rest } = row;
  return {
    ...rest,
    thing: { key, name },
    cause: present(cause),
    replacement: present(replacement),
    values: Number(values),
    revoked: revoked === null ? undefined : { time: revoked, who: revoked_who ?? '', reason: revoked_reason ?? '' },
  };
}

/** What people said of periods, newest first. */
export async function readCorrections(pool: pg.Pool, { organisation }: ReadScope, query: CorrectionFilter) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const { thing = null, quantity = null, datastream = null, inForce = null } = query;
  const span = [timeParameter(query.from), timeParameter(query.to)];
  const parameters = [organisation, thing, quantity, datastream, inForce, ...span, before, query.limit + 1];
  const { rows } = await pool.query<CorrectionRecord>(LIST, parameters);
  return pageOf(rows, query.limit, { item: rowOf, position: ({ id }) => writeCursor(id) });
}
