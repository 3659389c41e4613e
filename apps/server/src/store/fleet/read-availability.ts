import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { present } from '../read-page.ts';
import type { ReadScope } from '../read-page.ts';

/** A month and what of it has passed. */
export interface MonthSpan {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

/**
 * Seconds expected and seconds valid of each series in [$2, $3), not after $4. A series is expected from when its device
 * was installed, or from its first value where nobody said; a value stands for its own duration, or for one period.
 * Days are local days, as roll-ups are.
 */
export const SERIES_SECONDS = `
series as (
  select s.id, s.thing_id, s.device_id, s.quantity, s.role, s.derived_from, s.period_s > 0 as lasting,
    case when s.period_s > 0 then s.period_s else d.expected_period_s end as period,
    greatest($2::timestamptz, coalesce(d.installed_time,
      (select min(r.start_time) from rollup_day r where r.datastream_id = s.id), d.created_time)) as from_time,
    least($3::timestamptz, $4::timestamptz, coalesce(s.ended_time, 'infinity'), coalesce(d.retired_time, 'infinity'))
      as to_time
  from datastream s
  join device d on d.id = s.device_id
  where s.organisation_id = $1 and d.thing_id is not null),
seconds as (
  select e.*, greatest(0, extract(epoch from e.to_time - e.from_time))::float8 as expected,
    coalesce(v.valid, 0) as valid, coalesce(v.n, 0) as n
  from series e
  left join lateral (
    select sum(least(90000, case when e.lasting then r.weight else r.n * e.period end)) as valid, sum(r.n)::int8 as n
    from rollup_day r
    where r.datastream_id = e.id and r.start_time >= $2::timestamptz and r.start_time < $3::timestamptz) v on true)`;

const BY_OBJECT = `
with ${SERIES_SECONDS}
select t.key, t.name, t.domain, t.commune, count(*)::int4 as series,
  sum(s.expected) / 3600 as expected, sum(least(s.valid, s.expected)) / 3600 as valid
from seconds s
join thing t on t.id = s.thing_id
where s.quantity = any ($5) and s.expected > 0
group by t.id
order by sum(least(s.valid, s.expected)) / sum(s.expected), t.name, t.id
limit $6`;

const TOTAL = `
with ${SERIES_SECONDS}
select q.dataset, count(distinct s.thing_id)::int4 as objects, coalesce(sum(s.expected), 0) / 3600 as expected,
  coalesce(sum(least(s.valid, s.expected)), 0) / 3600 as valid
from json_to_recordset($5) as q(dataset text, quantity text)
left join seconds s on s.quantity = q.quantity and s.expected > 0
group by q.dataset`;

const parametersOf = ({ organisation }: ReadScope, { start, end, now }: MonthSpan) => [
  organisation,
  toTimestamp(start),
  toTimestamp(end),
  toTimestamp(now),
];

/** Objects a list shows at once, worst first. */
const MOST_OBJECTS = 60_000;

interface ObjectRecord {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly commune: string | null;
  readonly series: number;
  readonly expected: number;
  readonly valid: number;
}

/** Hours expected and valid of each object in a month, the worst first. */
export async function readAvailability(
  pool: pg.Pool,
  scope: ReadScope,
  query: MonthSpan & { readonly quantities: readonly string[] },
) {
  const values = [...parametersOf(scope, query), query.quantities, MOST_OBJECTS];
  const { rows } = await pool.query<ObjectRecord>(BY_OBJECT, values);
  return rows.map(({ commune, ...row }) => ({ ...row, commune: present(commune) }));
}

/** Hours expected and valid of each dataset in a month. */
export async function readDatasetAvailability(
  pool: pg.Pool,
  scope: ReadScope,
  query: MonthSpan & { readonly series: readonly { readonly dataset: string; readonly quantity: string }[] },
) {
  const values = [...parametersOf(scope, query), JSON.stringify(query.series)];
  const { rows } = await pool.query<{ dataset: string; objects: number; expected: number; valid: number }>(
    TOTAL,
    values,
  );
  return rows;
}
