import type pg from 'pg';
import { present, timeParameter } from './read-page.ts';
import type { ReadScope } from './read-page.ts';

interface ActivityRecord {
  readonly connector: string;
  readonly devices: number;
  readonly period: number | null;
  readonly received: number;
  readonly trouble: number;
  readonly last_frame: number | null;
}

// The ledger knows the last hour of each connector; only the frames of that hour are looked at.
const ACTIVITY = `
with day as (
  select connector_id, sum(n) filter (where entry = 0) as received, sum(n) filter (where entry in (3, 4)) as trouble
  from ledger where organisation_id = $1 and hour >= date_trunc('hour', $2::timestamptz) group by connector_id
)
select c.key as connector, d.devices::int, d.period, coalesce(day.received, 0)::float8 as received,
  coalesce(day.trouble, 0)::float8 as trouble, f.received_time as last_frame
from connector c
left join day on day.connector_id = c.id
left join lateral (
  select count(*) as devices, min(expected_period_s) as period from device where connector_id = c.id
) d on true
left join lateral (
  select hour from ledger where connector_id = c.id and entry = 0 and n > 0 order by hour desc limit 1
) h on true
left join lateral (
  select received_time from frame
  where connector_id = c.id and received_time >= h.hour and received_time < h.hour + interval '1 hour'
  order by id desc limit 1
) f on true
where c.organisation_id = $1 and ($3::text is null or c.key = $3)`;

/** What has come through each connector since a time (24 hours ago), and when the last frame did. */
export async function readConnectorActivity(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { since, connector }: { readonly since: number; readonly connector?: string },
) {
  const { rows } = await pool.query<ActivityRecord>(ACTIVITY, [organisation, timeParameter(since), connector ?? null]);
  return new Map(
    rows.map(({ connector: key, last_frame: last, period, ...counts }) => [
      key,
      {
        devices: counts.devices,
        received: counts.received,
        trouble: counts.trouble,
        lastFrame: present(last),
        period: present(period),
      },
    ]),
  );
}
