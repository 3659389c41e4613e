import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { present } from '../read-page.ts';
import type { ReadScope } from '../read-page.ts';
import { STANDS } from './device-state.ts';
import { linkSpan } from './link-span.ts';
import { SERIES_SECONDS } from './read-availability.ts';
import type { MonthSpan } from './read-availability.ts';

export type ScorecardBy = 'model' | 'supplier' | 'contract';

const GROUPS: Readonly<Record<ScorecardBy, { readonly key: string; readonly name: string }>> = {
  model: { key: 'd.model', name: 'd.model' },
  supplier: { key: 'u.key', name: 'u.name' },
  contract: { key: 'k.key', name: 'k.name' },
};

// A silence that goes on counts in the month that is not over. A repair ends when the device is put back or replaced.
// A contract's monthly cost is shared by the devices that stand under it.
const PARTS = `
with ${SERIES_SECONDS},
${linkSpan('l.organisation_id = $1 and l.day >= ($2::timestamptz)::date and l.day < ($3::timestamptz)::date')},
measures as (
  select device_id, sum(n)::int8 as n, sum(expected) as expected, sum(least(valid, expected)) as valid
  from seconds where role = 'measure' and derived_from is null
  group by device_id),
links as (
  select device_id, sum(counted)::int8 as counted, sum(expected + lost_before)::int8 as sent,
    (sum(silences) + count(silent_before))::int4 as silences,
    sum(silent_s) + coalesce(sum(silent_before), 0)::float8 as silent
  from span
  group by device_id),
repairs as (
  select e.device_id, count(*)::int4 as n,
    sum(extract(epoch from least(coalesce(f.time, $4::timestamptz), $3::timestamptz) - e.time))::float8 as seconds
  from device_event e
  left join lateral (
    select b.time from device_event b
    where b.device_id = e.device_id and b.time > e.time and b.kind in ('in-service', 'installed', 'replaced', 'retired')
    order by b.time limit 1) f on true
  where e.organisation_id = $1 and e.kind = 'under-repair' and e.time >= $2 and e.time < least($3, $4)
  group by e.device_id),
shared as (
  select contract_id, count(*)::int4 as devices from device d
  where d.organisation_id = $1 and contract_id is not null and ${STANDS} group by contract_id),
cost as (
  select d.id, d.purchase_cost_eur::float8 as purchase,
    case when d.monthly_cost_eur is not null or k.monthly_cost_eur is not null
      then coalesce(d.monthly_cost_eur, 0)::float8 + coalesce(k.monthly_cost_eur / s.devices, 0)::float8 end as monthly
  from device d
  left join contract k on k.id = d.contract_id
  left join shared s on s.contract_id = d.contract_id
  where d.organisation_id = $1)`;

const statement = ({ key, name }: { key: string; name: string }): string => `${PARTS}
select ${key} as key, ${name} as name, count(*)::int4 as devices,
  count(*) filter (where d.life_cycle in ('installed', 'in-service'))::int4 as "inService",
  sum(m.expected) / 3600 as "expectedHours", sum(m.valid) / 3600 as "validHours", coalesce(sum(m.n), 0)::int8 as measures,
  sum(l.counted)::int8 as counted, sum(l.sent)::int8 as sent,
  coalesce(sum(l.silences), 0)::int4 + count(*) filter (where g.going)::int4 as silences,
  coalesce(sum(l.silent), 0) + coalesce(sum(g.seconds) filter (where g.going), 0) as "silentSeconds",
  coalesce(sum(r.n), 0)::int4 as repairs, coalesce(sum(r.seconds), 0) as "repairSeconds",
  count(*) filter (where h.battery_end < ($4::timestamptz + interval '1 year')::date)::int4 as "batteriesOneYear",
  min(h.battery_end) as "firstBatteryEnd",
  count(*) filter (where c.purchase is not null or c.monthly is not null)::int4 as costed,
  sum(c.purchase) as purchase, sum(c.monthly) as monthly,
  sum(m.n) filter (where c.purchase is not null or c.monthly is not null)::int8 as "costedMeasures",
  min(k.owed_availability) as owed
from device d
left join supplier u on u.id = d.supplier_id
left join contract k on k.id = d.contract_id
left join device_health h on h.device_id = d.id
left join measures m on m.device_id = d.id
left join links l on l.device_id = d.id
left join repairs r on r.device_id = d.id
left join cost c on c.id = d.id
left join lateral (
  select extract(epoch from $4::timestamptz - h.last_seen)::float8 - d.expected_period_s as seconds,
    d.life_cycle in ('installed', 'in-service') and $4::timestamptz < $3::timestamptz
      and $4::timestamptz - h.last_seen > 3 * d.expected_period_s * interval '1 second' as going) g on true
where d.organisation_id = $1 and ${STANDS}
group by ${key}, ${name}
order by ${name} nulls last`;

interface ScoreRecord {
  readonly key: string | null;
  readonly name: string | null;
  readonly devices: number;
  readonly inService: number;
  readonly expectedHours: number | null;
  readonly validHours: number | null;
  readonly measures: string;
  readonly counted: string | null;
  readonly sent: string | null;
  readonly silences: number;
  readonly silentSeconds: number;
  readonly repairs: number;
  readonly repairSeconds: number;
  readonly batteriesOneYear: number;
  readonly firstBatteryEnd: string | null;
  readonly costed: number;
  readonly purchase: number | null;
  readonly monthly: number | null;
  readonly costedMeasures: string | null;
  readonly owed: number | null;
}

/** Sums of a month by model, supplier or contract; devices of none come last, without a key. */
export async function readScorecard(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { by, start, end, now }: MonthSpan & { readonly by: ScorecardBy },
) {
  const values = [organisation, ...[start, end, now].map(toTimestamp)];
  const { rows } = await pool.query<ScoreRecord>(statement(GROUPS[by]), values);
  return rows.map((row) => ({
    ...row,
    key: present(row.key),
    name: present(row.name),
    expectedHours: row.expectedHours ?? 0,
    validHours: row.validHours ?? 0,
    measures: Number(row.measures),
    counted: Number(row.counted ?? 0),
    sent: Number(row.sent ?? 0),
    firstBatteryEnd: present(row.firstBatteryEnd),
    purchase: present(row.purchase),
    monthly: present(row.monthly),
    costedMeasures: Number(row.costedMeasures ?? 0),
    owed: present(row.owed),
  }));
}
