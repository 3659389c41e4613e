import type pg from 'pg';
import { AHEAD } from './lost-clock.ts';

// The newest value of a series may have become another, or an older one; one that came meanwhile wins.
const LATEST = `
insert into latest as l (datastream_id, organisation_id, phenomenon_time, covered_ms, received_time, raw, adjusted,
  frame_id, reasons, flag)
select d.id, o.organisation_id, o.phenomenon_time, case when d.covers = 'moment' then 0 else o.duration_ms end,
  coalesce((select f.received_time from frame f where f.id = o.frame_id), o.phenomenon_time),
  o.raw, o.adjusted, o.frame_id, o.reasons, o.flag
from datastream d
cross join lateral (
  select * from observation o where o.datastream_id = d.id and o.reasons & $2::int2 = 0
  order by o.phenomenon_time desc limit 1) o
where d.id = any ($1::int4[])
on conflict (datastream_id) do update set
  phenomenon_time = excluded.phenomenon_time, covered_ms = excluded.covered_ms,
  received_time = excluded.received_time, raw = excluded.raw, adjusted = excluded.adjusted,
  frame_id = excluded.frame_id, reasons = excluded.reasons, flag = excluded.flag
where (l.phenomenon_time, l.covered_ms, l.raw, l.flag, l.reasons, l.adjusted) is distinct from (
  excluded.phenomenon_time, excluded.covered_ms, excluded.raw, excluded.flag, excluded.reasons, excluded.adjusted)
  and l.phenomenon_time = (select k.phenomenon_time from latest k where k.datastream_id = l.datastream_id)`;

const NO_LATEST = `
delete from latest l where l.datastream_id = any ($1)
  and not exists (select from observation o where o.datastream_id = l.datastream_id)`;

/** The latest values of series whose newest one was changed in place. */
export async function refreshLatest(client: pg.ClientBase | pg.Pool, datastreams: readonly number[]): Promise<void> {
  await client.query(LATEST, [datastreams, AHEAD]);
  await client.query(NO_LATEST, [datastreams]);
}
