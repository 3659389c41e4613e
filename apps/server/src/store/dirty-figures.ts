import type pg from 'pg';

/** Series whose figures must be made again. */
export interface FiguresOf {
  readonly organisation: number;
  readonly domain?: string;
  /** Things by number; all where absent. */
  readonly things?: readonly number[];
  readonly quantities: readonly string[];
  /** What PostgreSQL reads as a time. */
  readonly from: string;
  readonly to: string;
  /** Bits of the hours whose values count as changed; 0: only what counts changed. */
  readonly hours: number;
  readonly zone: string;
}

const MARK = `
insert into dirty_day (datastream_id, day, hours)
select d.id, (r.start_time at time zone $7)::date, $8
from datastream d
join thing t on t.id = d.thing_id
join rollup_hour r on r.datastream_id = d.id and r.start_time < $6::timestamptz
  and r.start_time >= $5::timestamptz - interval '1 hour'
where d.organisation_id = $1 and ($2::text is null or t.domain = $2) and ($3::int4[] is null or t.id = any ($3))
  and d.quantity = any ($4)
group by 1, 2
order by 1, 2
on conflict (datastream_id, day) do update set hours = dirty_day.hours | excluded.hours`;

/** Marks the days that hold values to be made again; gives how many. */
export async function markFigures(client: pg.ClientBase | pg.Pool, asked: FiguresOf): Promise<number> {
  const { organisation, domain = null, things = null, quantities, from, to, zone, hours } = asked;
  const parameters = [organisation, domain, things, quantities, from, to, zone, hours];
  return (await client.query(MARK, parameters)).rowCount ?? 0;
}
