import type { Instant } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';

const CLOSE_FEEDS = `
update datastream_feed set to_time = greatest(coalesce(from_time, $2), $2)
where device_id = any ($1) and to_time is null`;

const END_SERIES = `
update datastream set ended_time = $2 where device_id = any ($1) and ended_time is null`;

// What it fed is what it will feed at its next place, unless its model says otherwise by then.
const LEAVE_PLACE = `
update device v set thing_id = null, changed_time = now(), planned_series = coalesce((
  select jsonb_agg(jsonb_build_object('field', d.field, 'quantity', d.quantity, 'unit', d.unit, 'factor', d.factor,
    'offset', d.value_offset, 'role', d.role, 'period', d.period_s, 'law', d.law, 'covers', d.covers,
    'coversSaid', d.covers_said, 'periodField', d.period_field,
    'sensorRange', case when d.sensor_min is not null and d.sensor_max is not null
      then jsonb_build_array(d.sensor_min, d.sensor_max) end) order by d.id)
  from datastream d where d.device_id = v.id and d.derived_from is null and d.ended_time is null), v.planned_series)
where v.id = any ($1)`;

/** Devices leave their places: their series end and keep their values. */
export async function takeDown(client: pg.ClientBase, devices: readonly number[], at: Instant): Promise<void> {
  if (devices.length === 0) return;
  const time = toTimestamp(at);
  await client.query(LEAVE_PLACE, [devices]);
  await client.query(CLOSE_FEEDS, [devices, time]);
  await client.query(END_SERIES, [devices, time]);
}
