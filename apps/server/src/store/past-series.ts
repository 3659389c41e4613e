import type { Pool } from 'pg';
import { CHANGES, THINGS, readDevices, reading } from './registry-snapshot.ts';
import type { SnapshotDevice } from './registry-snapshot.ts';

// Series that are over, of devices that fed them: measured ones by their feeds, computed ones by their sources.
const OVER = `
with recursive over as (
  select d.* from datastream d
  where d.ended_time is not null
    and d.id in (select f.datastream_id from datastream_feed f where f.device_id = any ($1))
  union
  select d.* from datastream d join over o on d.derived_from = o.id where d.ended_time is not null
), standing as (
  select o.*, min(o.id) over (partition by o.device_id, o.thing_id) as place from over o)`;

// A device may have stood on several objects: it is one for each, under the number of its first series there.
const OF_PAST = {
  things: `${OVER}${THINGS} where id in (select thing_id from standing)`,
  changes: `${OVER}${CHANGES} and thing_id in (select thing_id from standing) order by time desc, id desc`,
  devices: `${OVER}
select distinct s.place as id, v.key, v.connector_id as connector, v.organisation_id as organisation,
  v.codec_id as codec, v.model, v.expected_period_s as expected_period, null::timestamptz as installed,
  s.thing_id as thing
from standing s join device v on v.id = s.device_id order by id`,
  datastreams: `${OVER}
select id, place as device, field, quantity, unit, law, factor, value_offset as offset, sensor_min, sensor_max,
  period_s as period, covers, period_field, role, derived_from
from standing order by id`,
};

/** Series that are over, as the registry had them: what devices that are gone fed is decoded again too. */
export function loadPastSeries(pool: Pool, devices: readonly number[]): Promise<SnapshotDevice[]> {
  return reading(pool, (client) => readDevices(client, OF_PAST, [devices]));
}
