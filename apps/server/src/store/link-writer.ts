import type { ClientBase, Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

import type { LinkRows, LinkState } from './link-types.ts';
import { transaction } from './transaction.ts';

/** Rows of one statement: a few milliseconds of the database at a time. */
const CHUNK = 2_000;

// Milliseconds since 1970 in JSON; a JSON number is read as it is written. Only devices that are still there.
const GATEWAYS = `
insert into gateway as g (organisation_id, key, connector_id, first_seen, last_seen, frames, longitude, latitude)
select r.organisation, r.key, c.id, to_timestamp(r.first / 1000), to_timestamp(r.last / 1000), r.frames, r.longitude,
  r.latitude
from json_to_recordset($1) as r(organisation int2, key text, connector int4, first float8, last float8, frames int8,
  longitude float8, latitude float8)
left join connector c on c.id = r.connector
order by r.organisation, r.key
on conflict (organisation_id, key) do update set
  first_seen = least(g.first_seen, excluded.first_seen),
  connector_id = case when excluded.last_seen >= g.last_seen then excluded.connector_id else g.connector_id end,
  last_seen = greatest(g.last_seen, excluded.last_seen),
  frames = g.frames + excluded.frames,
  longitude = coalesce(excluded.longitude, g.longitude),
  latitude = coalesce(excluded.latitude, g.latitude)`;

const DAYS = `
insert into link_day as l (organisation_id, device_id, day, frames, duplicates, failures, counted, expected, resets,
  first_counter, last_counter, first_time, last_time, rssi_n, rssi_sum, snr_n, snr_sum, snr_min, margin_n, margin_sum,
  margin_counts, sf_counts, drift_ms, silences, silent_s)
select r.organisation, d.id, date '1970-01-01' + r.day, r.frames, r.duplicates, r.failures, r.counted, r.expected,
  r.resets, r."firstCounter", r."lastCounter", to_timestamp(r."firstTime" / 1000), to_timestamp(r."lastTime" / 1000), r."rssiCount", r."rssiSum",
  r."snrCount", r."snrSum", r."snrMin", r."marginCount", r."marginSum", r.margins, r.factors, r.drift, r.silences,
  r.silent
from json_to_recordset($1) as r(device int4, organisation int2, day int4, frames int4, duplicates int4, failures int4,
  counted int4, expected int4, resets int4, "firstCounter" int8, "lastCounter" int8, "firstTime" float8, "lastTime" float8,
  "rssiCount" int4, "rssiSum" float8, "snrCount" int4, "snrSum" float8, "snrMin" float4, "marginCount" int4,
  "marginSum" float8, margins int4[], factors int4[], drift float8, silences int4, silent float8)
join device d on d.id = r.device
order by d.id, r.day
on conflict (device_id, day) do update set
  frames = l.frames + excluded.frames,
  duplicates = l.duplicates + excluded.duplicates,
  failures = l.failures + excluded.failures,
  counted = l.counted + excluded.counted,
  expected = l.expected + excluded.expected,
  resets = l.resets + excluded.resets,
  first_counter = case when l.first_counter is null or excluded.first_time < l.first_time
    then coalesce(excluded.first_counter, l.first_counter) else l.first_counter end,
  last_counter = case when l.last_counter is null or excluded.last_time >= l.last_time
    then coalesce(excluded.last_counter, l.last_counter) else l.last_counter end,
  first_time = least(l.first_time, excluded.first_time),
  last_time = greatest(l.last_time, excluded.last_time),
  rssi_n = l.rssi_n + excluded.rssi_n,
  rssi_sum = l.rssi_sum + excluded.rssi_sum,
  snr_n = l.snr_n + excluded.snr_n,
  snr_sum = l.snr_sum + excluded.snr_sum,
  snr_min = least(l.snr_min, excluded.snr_min),
  margin_n = l.margin_n + excluded.margin_n,
  margin_sum = l.margin_sum + excluded.margin_sum,
  margin_counts = add_counts(l.margin_counts, excluded.margin_counts),
  sf_counts = add_counts(l.sf_counts, excluded.sf_counts),
  drift_ms = least(l.drift_ms, excluded.drift_ms),
  silences = l.silences + excluded.silences,
  silent_s = l.silent_s + excluded.silent_s`;

const LINKS = `
insert into link_gateway as l (organisation_id, device_id, gateway_id, week, frames, snr_n, snr_sum)
select r.organisation, d.id, g.id, date '1970-01-01' + r.week, r.frames, r."snrCount", r."snrSum"
from json_to_recordset($1) as r(device int4, organisation int2, gateway text, week int4, frames int4, "snrCount" int4,
  "snrSum" float8)
join device d on d.id = r.device
join gateway g on g.organisation_id = r.organisation and g.key = r.gateway
order by d.id, g.id, r.week
on conflict (device_id, gateway_id, week) do update set
  frames = l.frames + excluded.frames, snr_n = l.snr_n + excluded.snr_n, snr_sum = l.snr_sum + excluded.snr_sum`;

const SEEN = `
insert into device_health as h (device_id, organisation_id, last_seen)
select d.id, d.organisation_id, to_timestamp(max(r."lastTime") / 1000)
from json_to_recordset($1) as r(device int4, "lastTime" float8)
join device d on d.id = r.device
where r."lastTime" > 0
group by d.id
order by d.id
on conflict (device_id) do update set last_seen = greatest(h.last_seen, excluded.last_seen)`;

const STATE = `
insert into link_state (through_time, clean) values ($1, $2)
on conflict (one) do update set through_time = excluded.through_time, clean = excluded.clean`;

const COURSES = `
select distinct on (device_id) device_id as device, last_counter as counter, last_time as time
from link_day order by device_id, day desc`;

/** Days of links that the server keeps; usual gateways need five weeks. */
const PRUNE_DAYS = "delete from link_day where day < ($1::timestamptz - interval '760 days')::date";
const PRUNE_LINKS = "delete from link_gateway where week < ($1::timestamptz - interval '35 days')::date";

interface CourseRecord {
  readonly device: number;
  readonly counter: string | null;
  readonly time: number;
}

async function inChunks(client: ClientBase, sql: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await client.query(sql, [JSON.stringify(rows.slice(from, from + CHUNK))]);
}

/** Adds sums to what is written: all of them or none. */
export async function writeLinks(pool: Pool, { days, gateways, links }: LinkRows, state: LinkState): Promise<void> {
  await transaction(pool, async (client) => {
    await inChunks(client, GATEWAYS, gateways);
    await inChunks(client, DAYS, days);
    await inChunks(client, LINKS, links);
    await inChunks(
      client,
      SEEN,
      days.map(({ device, lastTime }) => ({ device, lastTime })),
    );
    await client.query(STATE, [toTimestamp(state.through), state.clean]);
  });
}

/** `undefined`: this database has never summed anything. */
export async function readLinkState(pool: Pool): Promise<LinkState | undefined> {
  const { rows } = await pool.query<LinkState>('select through_time as through, clean from link_state');
  return rows[0];
}

/** Where the counter of each device has come to. */
export async function readCourses(pool: Pool) {
  const { rows } = await pool.query<CourseRecord>(COURSES);
  return rows.map(({ device, counter, time }) => ({
    device,
    time,
    counter: counter === null ? undefined : Number(counter),
  }));
}

/** Throws away the days from a time on, to be made again from frames; `everything`: what is usual as well. */
export async function forgetLinks(pool: Pool, from: number, everything: boolean): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query('delete from link_day where day >= ($1::timestamptz)::date', [toTimestamp(from)]);
    if (everything) await client.query('delete from link_gateway');
  });
}

/** What is older than anybody asks for. */
export async function pruneLinks(pool: Pool, now: number): Promise<void> {
  await pool.query(PRUNE_DAYS, [toTimestamp(now)]);
  await pool.query(PRUNE_LINKS, [toTimestamp(now)]);
}
