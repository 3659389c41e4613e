import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { present } from '../read-page.ts';
import type { ReadScope } from '../read-page.ts';
import { FLEET_STATES, HEARING_SQL, STANDS, STATE_SQL } from './device-state.ts';
import type { FleetState } from './device-state.ts';

const COUNTS = `
select count(*)::int4 as devices,
  count(*) filter (where d.life_cycle <> 'under-repair' and ${HEARING_SQL} = 'heard')::int4 as heard,
  ${FLEET_STATES.map((state) => `count(*) filter (where ${STATE_SQL[state]})::int4 as "${state}"`).join(',\n  ')}
from device d
left join device_health h on h.device_id = d.id
where d.organisation_id = $1 and ${STANDS}`;

const CONNECTORS = `
select c.key, c.name, c.kind, c.disabled_time is not null as disabled, count(d.id)::int4 as devices,
  count(d.id) filter (where ${STATE_SQL.offline})::int4 as offline, max(h.last_seen) as last_seen,
  a.id::text as alarm, a.opened_time as opened
from connector c
left join device d on d.connector_id = c.id and ${STANDS}
left join device_health h on h.device_id = d.id
left join alarm a on a.connector_id = c.id and a.closed_time is null
where c.organisation_id = $1
group by c.id, a.id
order by c.name, c.id`;

// Devices a gateway heard in the last five weeks; those it alone hears are the ones that fall silent with it.
const GATEWAYS = `
with usual as (
  select l.gateway_id, l.device_id, sum(l.frames) as frames, sum(l.snr_sum) as snr_sum, sum(l.snr_n) as snr_n
  from link_gateway l where l.organisation_id = $1
  group by l.gateway_id, l.device_id),
mine as (
  select u.gateway_id, count(*)::int4 as devices,
    count(*) filter (where not exists (
      select from usual o where o.device_id = u.device_id and o.gateway_id <> u.gateway_id))::int4 as alone,
    sum(u.snr_sum) / nullif(sum(u.snr_n), 0) as snr,
    count(*) filter (where ${STATE_SQL.offline})::int4 as offline
  from usual u
  join device d on d.id = u.device_id
  left join device_health h on h.device_id = d.id
  group by u.gateway_id)
select g.key, g.name, c.key as connector, g.longitude, g.latitude, g.first_seen, g.last_seen, g.frames,
  coalesce(m.devices, 0) as devices, coalesce(m.alone, 0) as alone, coalesce(m.offline, 0) as offline, m.snr,
  a.id::text as alarm, a.opened_time as opened,
  (select count(*)::int4 from alarm k where k.parent_id = a.id and k.closed_time is null) as children
from gateway g
left join connector c on c.id = g.connector_id
left join mine m on m.gateway_id = g.id
left join alarm a on a.gateway_id = g.id and a.closed_time is null
where g.organisation_id = $1 and $2::timestamptz is not null
order by (a.id is null), coalesce(g.name, g.key), g.id
limit $3`;

interface ConnectorRecord {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly disabled: boolean;
  readonly devices: number;
  readonly offline: number;
  readonly last_seen: number | null;
  readonly alarm: string | null;
  readonly opened: number | null;
}

interface GatewayRecord {
  readonly key: string;
  readonly name: string | null;
  readonly connector: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly first_seen: number;
  readonly last_seen: number;
  readonly frames: string;
  readonly devices: number;
  readonly alone: number;
  readonly offline: number;
  readonly snr: number | null;
  readonly alarm: string | null;
  readonly opened: number | null;
  readonly children: number;
}

/** More gateways than a metropolis has. */
const MOST_GATEWAYS = 2_000;

/** How many devices are in each state. */
export async function readFleetCounts(pool: pg.Pool, { organisation }: ReadScope, now: number) {
  const { rows } = await pool.query<Record<FleetState | 'devices' | 'heard', number>>(COUNTS, [
    organisation,
    toTimestamp(now),
  ]);
  return rows[0];
}

/** Network servers and other connectors, with who is offline behind each. */
export async function readFleetConnectors(pool: pg.Pool, { organisation }: ReadScope, now: number) {
  const { rows } = await pool.query<ConnectorRecord>(CONNECTORS, [organisation, toTimestamp(now)]);
  return rows.map(({ last_seen, alarm, opened, ...row }) => ({
    ...row,
    lastSeen: present(last_seen),
    alarm: present(alarm),
    silentSince: present(opened),
  }));
}

/** Gateways, the silent ones first, with the devices each hears. */
export async function readGateways(pool: pg.Pool, { organisation }: ReadScope, now: number) {
  const { rows } = await pool.query<GatewayRecord>(GATEWAYS, [organisation, toTimestamp(now), MOST_GATEWAYS]);
  return rows.map((row) => ({
    key: row.key,
    name: row.name ?? row.key,
    connector: present(row.connector),
    longitude: present(row.longitude),
    latitude: present(row.latitude),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    frames: Number(row.frames),
    devices: row.devices,
    alone: row.alone,
    offline: row.offline,
    snr: present(row.snr),
    alarm: present(row.alarm),
    silentSince: present(row.opened),
    children: row.children,
  }));
}
