import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { ENGINE_KINDS } from './alarm-rows.ts';
import { FEED_THEN, KNOWN_TIME, LONGEST_PERIOD } from './known-time.ts';
import type { AlarmSubject, LevelSubject, RuleState } from './alarm-types.ts';

interface TimedValue {
  readonly time: number;
  readonly value: number;
}

const LOAD = `
select rule, datastream_id as datastream, organisation_id as organisation, level, rising, falling, last_time as "lastTime"
from rule_state`;

const STALE = `
select s.rule, s.datastream_id as datastream, s.last_time as "from"
from rule_state s
join latest l using (datastream_id)
where l.phenomenon_time + l.covered_ms * interval '1 ms' > s.last_time`;

const SAVE = `
insert into rule_state as s (rule, datastream_id, organisation_id, level, rising, falling, last_time)
select * from unnest($1::text[], $2::int[], $3::smallint[], $4::smallint[], $5::smallint[], $6::smallint[],
  $7::timestamptz[])
on conflict (rule, datastream_id) do update
set level = excluded.level, rising = excluded.rising, falling = excluded.falling, last_time = excluded.last_time`;

const HEARD = 'select datastream_id as datastream, received_time as "time" from latest';

const LEVEL_BEFORE = `
select e.level
from alarm a
join alarm_event e on e.alarm_id = a.id
where a.rule = $1 and a.thing_id = $2 and a.datastream_id = $3 and e.kind = any ($5) and e.time < $4
order by e.time desc, e.id desc
limit 1`;

const SAMPLES = `
(select ${KNOWN_TIME} as time, o.adjusted as value from observation o ${FEED_THEN}
  where o.datastream_id = $1 and o.phenomenon_time < $2 and ${KNOWN_TIME} < $2 and o.adjusted is not null
  order by o.phenomenon_time desc limit $3)
union all
(select ${KNOWN_TIME}, o.adjusted from observation o ${FEED_THEN}
  where o.datastream_id = $1 and o.phenomenon_time >= $2::timestamptz - ${LONGEST_PERIOD} and ${KNOWN_TIME} >= $2
    and o.adjusted is not null)
order by time`;

// A figure counts at the end of its window; one that is not over ends after the last that is.
const FIGURES = `
(select end_time as time, value from indicator_value
  where indicator = $4 and datastream_id = $1 and end_time < $2 and value is not null order by start_time desc limit $3)
union all
(select end_time, value from indicator_value
  where indicator = $4 and datastream_id = $1 and end_time >= $2 and end_time <= now() and value is not null)
order by time`;

export async function loadStates(pool: pg.Pool): Promise<RuleState[]> {
  return (await pool.query<RuleState>(LOAD)).rows;
}

export async function staleStates(pool: pg.Pool) {
  return (await pool.query<{ rule: string; datastream: number; from: number }>(STALE)).rows;
}

export async function loadHeard(pool: pg.Pool): Promise<{ datastream: number; time: number }[]> {
  return (await pool.query<{ datastream: number; time: number }>(HEARD)).rows;
}

export async function saveStates(client: pg.ClientBase | pg.Pool, states: readonly RuleState[]): Promise<void> {
  // One order for all, so that two writers never wait for each other in a ring.
  const sorted = states.toSorted((a, b) => a.datastream - b.datastream || (a.rule < b.rule ? -1 : 1));
  await client.query(SAVE, [
    sorted.map(({ rule }) => rule),
    sorted.map(({ datastream }) => datastream),
    sorted.map(({ organisation }) => organisation),
    sorted.map(({ level }) => level),
    sorted.map(({ rising }) => rising),
    sorted.map(({ falling }) => falling),
    sorted.map(({ lastTime }) => toTimestamp(lastTime)),
  ]);
}

/** Level the engine said last before a time; 0 where it has said nothing. */
export async function levelBefore(pool: pg.Pool, { rule, watched }: AlarmSubject, time: number): Promise<number> {
  const parameters = [rule.id, watched.thing, watched.datastream, toTimestamp(time), ENGINE_KINDS];
  const { rows } = await pool.query<{ level: number }>(LEVEL_BEFORE, parameters);
  return rows[0]?.level ?? 0;
}

/** Usable values from a time on with the last few ahead of it, in the order they could be known. */
export async function samplesAround(
  pool: pg.Pool,
  { watched, indicator }: LevelSubject,
  { from, before }: { readonly from: number; readonly before: number },
): Promise<TimedValue[]> {
  const parameters = [watched.datastream, toTimestamp(from), before];
  const series =
    indicator === undefined
      ? pool.query<TimedValue>(SAMPLES, parameters)
      : pool.query<TimedValue>(FIGURES, [...parameters, indicator]);
  return (await series).rows;
}
