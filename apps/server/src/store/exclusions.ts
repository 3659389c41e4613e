import type { ExclusionCause } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { markFigures } from './dirty-figures.ts';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';
import { transaction } from './transaction.ts';

const THING = 'select id from thing where organisation_id = $1 and key = $2 and domain = $3';

const INSERT = `
insert into exclusion (organisation_id, domain, thing_id, cause, from_time, to_time, origin, reason, who)
values ($1, $2, $3, $4, $5, $6, 'person', $7, $8)
returning id`;

const REVOKE = `
update exclusion set revoked_time = now(), revoked_who = $3, revoked_reason = $4
where organisation_id = $1 and id = $2 and origin = 'person' and revoked_time is null
returning domain, thing_id as thing, from_time as "from", to_time as "to"`;

const LIST = `
select e.id, e.domain, t.key, t.name, e.cause, e.from_time as "from", e.to_time as "to", e.origin,
  s.name as station, e.reason, e.who, e.created_time as created, e.revoked_time, e.revoked_who, e.revoked_reason
from exclusion e
left join thing t on t.id = e.thing_id
left join datastream d on d.id = e.datastream_id
left join thing s on s.id = d.thing_id
where e.organisation_id = $1
  and ($2::text is null or e.domain = $2)
  and ($3::text is null or t.key = $3 or (e.thing_id is null and $3 is not null))
  and ($4::text is null or e.cause = $4)
  and ($5::text is null or e.origin = $5)
  and e.to_time > coalesce($6::timestamptz, '-infinity')
  and e.from_time < coalesce($7::timestamptz, 'infinity')
  and ($8::bigint is null or (e.from_time, e.id) <
    (timestamptz 'epoch' + $8::bigint * interval '1 millisecond', $9::int))
order by e.from_time desc, e.id desc
limit $10`;

export interface NewExclusion {
  readonly domain: string;
  /** Key of the object; absent: every object of the domain. */
  readonly thing?: string;
  readonly cause: ExclusionCause;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly who: string;
}

interface MarkNeeds {
  readonly zone: string;
  /** Quantities whose figures leave something out. */
  readonly quantities: readonly string[];
}

interface ExclusionRecord {
  readonly id: number;
  readonly domain: string;
  readonly key: string | null;
  readonly name: string | null;
  readonly cause: ExclusionCause;
  readonly from: number;
  readonly to: number;
  readonly origin: 'person' | 'measured';
  readonly station: string | null;
  readonly reason: string;
  readonly who: string;
  readonly created: number;
  readonly revoked_time: number | null;
  readonly revoked_who: string | null;
  readonly revoked_reason: string | null;
}

interface ExclusionFilter extends PageQuery {
  readonly domain?: string;
  readonly thing?: string;
  readonly cause?: string;
  readonly origin?: string;
  readonly from?: number;
  readonly to?: number;
}

/** Writes a period a person leaves out, and marks the days it touches. Absent: no such object. */
export function insertExclusion(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { domain, thing, cause, from, to, reason, who, ...needs }: NewExclusion & MarkNeeds,
): Promise<{ id: number; days: number } | undefined> {
  return transaction(pool, async (client) => {
    const found =
      thing === undefined ? [] : (await client.query<{ id: number }>(THING, [organisation, thing, domain])).rows;
    if (thing !== undefined && found.length === 0) return undefined;
    const [of] = found;
    const span = [toTimestamp(from), toTimestamp(to)] as const;
    const values = [organisation, domain, of?.id ?? null, cause, ...span, reason, who];
    const { rows } = await client.query<{ id: number }>(INSERT, values);
    const things = of === undefined ? {} : { things: [of.id] };
    const marked = { organisation, domain, ...things, from: span[0], to: span[1], hours: 0, ...needs };
    return { id: rows[0]?.id ?? 0, days: await markFigures(client, marked) };
  });
}

/** Ends a period a person left out; false where there is none in force. */
export function revokeExclusion(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { id, who, reason, ...needs }: { readonly id: number; readonly who: string; readonly reason: string } & MarkNeeds,
): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ domain: string; thing: number | null; from: number; to: number }>(REVOKE, [
      organisation,
      id,
      who,
      reason,
    ]);
    const [ended] = rows;
    if (ended === undefined) return false;
    const { domain, thing, from, to } = ended;
    const things = thing === null ? {} : { things: [thing] };
    const span = { from: toTimestamp(from), to: toTimestamp(to) };
    await markFigures(client, { organisation, domain, ...things, ...span, hours: 0, ...needs });
    return true;
  });
}

function rowOf(row: ExclusionRecord) {
  const { key, name, station, revoked_time: time, revoked_who: who, revoked_reason: reason, ...rest } = row;
  return {
    ...rest,
    thing: key === null || name === null ? undefined : { key, name },
    station: present(station),
    revoked: time === null || who === null || reason === null ? undefined : { time, who, reason },
  };
}

/** Periods left out, newest first. */
export async function readExclusions(pool: pg.Pool, { organisation }: ReadScope, query: ExclusionFilter) {
  const [start = null, id = null] = readCursor(query.cursor, 2) ?? [];
  const { domain = null, thing = null, cause = null, origin = null } = query;
  const span = [timeParameter(query.from), timeParameter(query.to)];
  const parameters = [organisation, domain, thing, cause, origin, ...span, start, id, query.limit + 1];
  const { rows } = await pool.query<ExclusionRecord>(LIST, parameters);
  return pageOf(rows, query.limit, { item: rowOf, position: (row) => writeCursor(row.from, row.id) });
}
