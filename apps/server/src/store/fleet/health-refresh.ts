import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

import { linkSpan } from './link-span.ts';

/**
 * Radio of each device over the last seven days, and the gateway that hears it most; $1 now. Rows that say the same are
 * left alone: most devices do not change from one quarter of an hour to the next.
 */
const REFRESH = `
with ${linkSpan("l.day > ($1::timestamptz - interval '7 days')::date")},
week as (
  select device_id, sum(frames)::int4 as frames,
    case when sum(expected) > 0 then greatest(0, 1 - sum(counted)::float8 / sum(expected + lost_before)) end
      as packet_error,
    sum(margin_sum) / nullif(sum(margin_n), 0) as margin_db,
    sum(rssi_sum) / nullif(sum(rssi_n), 0) as rssi_dbm,
    sum(duplicates)::float8 / nullif(sum(frames) + sum(duplicates), 0) as duplicate_share,
    sum(failures)::float8 / nullif(sum(frames), 0) as failure_share,
    (array_agg(drift_ms order by day desc) filter (where drift_ms is not null))[1] as drift_ms
  from span
  group by device_id),
best as (
  select distinct on (device_id) device_id, gateway_id
  from (select device_id, gateway_id, sum(frames) as frames from link_gateway
    where week > ($1::timestamptz - interval '14 days')::date group by device_id, gateway_id) g
  order by device_id, frames desc, gateway_id),
now as (
  select d.id as device_id, d.organisation_id, coalesce(w.frames, 0) as frames, w.packet_error, w.margin_db, w.rssi_dbm,
    w.duplicate_share, w.failure_share, w.drift_ms, b.gateway_id
  from device d
  left join week w on w.device_id = d.id
  left join best b on b.device_id = d.id)
insert into device_health as h (device_id, organisation_id, frames, packet_error, margin_db, rssi_dbm, duplicate_share,
  failure_share, drift_ms, gateway_id)
select device_id, organisation_id, frames, packet_error, margin_db, rssi_dbm, duplicate_share, failure_share, drift_ms,
  gateway_id
from now order by device_id
on conflict (device_id) do update set
  organisation_id = excluded.organisation_id, frames = excluded.frames, packet_error = excluded.packet_error,
  margin_db = excluded.margin_db, rssi_dbm = excluded.rssi_dbm, duplicate_share = excluded.duplicate_share,
  failure_share = excluded.failure_share, drift_ms = excluded.drift_ms, gateway_id = excluded.gateway_id,
  computed_time = now()
where (h.organisation_id, h.frames, h.packet_error, h.margin_db, h.rssi_dbm, h.duplicate_share, h.failure_share,
    h.drift_ms, h.gateway_id) is distinct from
  (excluded.organisation_id, excluded.frames, excluded.packet_error, excluded.margin_db, excluded.rssi_dbm,
    excluded.duplicate_share, excluded.failure_share, excluded.drift_ms, excluded.gateway_id)`;

/** Makes what lists of devices sort by again from the days of the links. */
export async function refreshHealth(pool: Pool, now: number): Promise<void> {
  await pool.query(REFRESH, [toTimestamp(now)]);
}
