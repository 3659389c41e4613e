import { NOWCAST_FORM } from '@vigie/kit';
import type { Instant, JsonObject, NowcastFit } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { present } from './read-page.ts';
import type { ReadScope } from './read-page.ts';

/** A level station whose history is to be tried. */
export interface DueGauge {
  readonly thing: number;
  readonly organisation: number;
  readonly key: string;
  readonly datastream: number;
  /** Newest stage, usable or not. */
  readonly newest: Instant;
  /** Series of stage of the station upstream. */
  readonly upstream: number | undefined;
  /** Local levels, metres, lowest first. */
  readonly marks: readonly number[];
}

export interface KeptTrial {
  readonly key: string;
  readonly name: string;
  readonly fit: NowcastFit;
}

// A day of stages more than the last trial knew, or a day since: history that is loaded is learnt as it comes.
const DUE = `
select t.id as thing, t.organisation_id as organisation, t.key, d.id as datastream, t.properties,
  date_part('epoch', l.phenomenon_time) * 1000 as newest,
  (select u.id from thing a join datastream u on u.thing_id = a.id and u.quantity = 'stage' and u.ended_time is null
   where a.organisation_id = t.organisation_id and a.key = t.properties ->> 'upstreamStation'
   order by u.id limit 1) as upstream
from datastream d
join thing t on t.id = d.thing_id
join latest l on l.datastream_id = d.id
left join nowcast_trial n on n.thing_id = t.id and (n.fit ->> 'form')::int = $2
where d.quantity = 'stage' and d.ended_time is null
  and (n.thing_id is null or n.made_time < $1::timestamptz - interval '1 day'
    or l.phenomenon_time > n.to_time + interval '1 day')
order by n.made_time nulls first, t.id
limit 1`;

const STAGES = `
select date_part('epoch', phenomenon_time) * 1000 as time, adjusted as value
from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3 and adjusted is not null
order by phenomenon_time`;

const WRITE = `
insert into nowcast_trial (thing_id, organisation_id, made_time, to_time, episodes, lendable, fit)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (thing_id) do update set made_time = excluded.made_time, to_time = excluded.to_time,
  episodes = excluded.episodes, lendable = excluded.lendable, fit = excluded.fit`;

const OWN = `
select t.key, t.name, n.fit from nowcast_trial n
join thing t on t.id = n.thing_id
where n.organisation_id = $1 and t.key = $2 and (n.fit ->> 'form')::int = $3`;

// The same river first, then the station that was tried on most rises.
const LENT = `
select t.key, t.name, n.fit from nowcast_trial n
join thing t on t.id = n.thing_id
where n.organisation_id = $1 and n.lendable and t.key <> $2 and (n.fit ->> 'form')::int = $3
order by (t.properties ->> 'river' is not distinct from
  (select o.properties ->> 'river' from thing o where o.organisation_id = $1 and o.key = $2)) desc, n.episodes desc, t.id
limit 1`;

interface DueRow {
  readonly thing: number;
  readonly organisation: number;
  readonly key: string;
  readonly datastream: number;
  readonly newest: Instant;
  readonly properties: JsonObject;
  readonly upstream: number | null;
}

/** Local levels of a station, lowest first. */
export function marksOf(properties: JsonObject | Readonly<Record<string, unknown>>): number[] {
  return [1, 2, 3]
    .map((level) => properties[`threshold${level}`])
    .filter((mark): mark is number => typeof mark === 'number')
    .toSorted((a, b) => a - b);
}

/** The station whose trial is oldest, where one is due. */
export async function dueGauge(pool: pg.Pool, now: Instant): Promise<DueGauge | undefined> {
  const { rows } = await pool.query<DueRow>(DUE, [toTimestamp(now), NOWCAST_FORM]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { properties, upstream, ...gauge } = row;
  return { ...gauge, upstream: present(upstream), marks: marksOf(properties) };
}

/** Usable stages of a series, in order of time. */
export async function stagesBetween(
  pool: pg.Pool,
  datastream: number,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<{ time: Instant; value: number }[]> {
  const { rows } = await pool.query<{ time: Instant; value: number }>(STAGES, [
    datastream,
    toTimestamp(from),
    toTimestamp(to),
  ]);
  return rows;
}

/** Keeps what a station's history taught. A station without a usable stage keeps an empty lesson, and its turn is over. */
export async function writeNowcastTrial(
  pool: pg.Pool,
  { thing, organisation, newest }: DueGauge,
  { fit, made }: { readonly fit: NowcastFit; readonly made: Instant },
): Promise<void> {
  const { episodes, alone } = fit;
  // the newest stage, though it may not be usable: a broken sensor is not tried without end
  const times = [toTimestamp(made), toTimestamp(newest)];
  await pool.query(WRITE, [thing, organisation, ...times, episodes, alone !== undefined, JSON.stringify(fit)]);
}

/** The station's own lesson, and another's where its own taught no method. */
export async function readNowcastTrials(
  pool: pg.Pool,
  { organisation }: ReadScope,
  key: string,
): Promise<{ own?: KeptTrial; lent?: KeptTrial }> {
  const [own] = (await pool.query<KeptTrial>(OWN, [organisation, key, NOWCAST_FORM])).rows;
  if (own?.fit.tried !== undefined) return { own };
  const [lent] = (await pool.query<KeptTrial>(LENT, [organisation, key, NOWCAST_FORM])).rows;
  return { ...(own && { own }), ...(lent && { lent }) };
}
