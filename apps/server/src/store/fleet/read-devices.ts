import type { Hearing } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { containsPattern, present, readCursor, writeCursor } from '../read-page.ts';
import type { PageQuery, ReadScope } from '../read-page.ts';
import { HEARING_SQL, STANDS, STATE_SQL } from './device-state.ts';
import type { FleetState } from './device-state.ts';

const SORTS = {
  name: 't.name',
  commune: 't.commune',
  model: 'd.model',
  lastSeen: 'h.last_seen',
  battery: 'h.battery_percent',
  batteryEnd: 'h.battery_end',
  margin: 'h.margin_db',
  packetError: 'h.packet_error',
  failures: 'h.failure_share',
  drift: 'abs(h.drift_ms)',
} as const;

/** What a list of devices may be sorted by. */
export const FLEET_SORTS = [
  'name',
  'commune',
  'model',
  'lastSeen',
  'battery',
  'batteryEnd',
  'margin',
  'packetError',
  'failures',
  'drift',
] as const;
export type FleetSort = (typeof FLEET_SORTS)[number];

export interface FleetDeviceQuery extends PageQuery {
  readonly now: number;
  readonly state?: FleetState;
  readonly gateway?: string;
  readonly connector?: string;
  readonly model?: string;
  readonly domain?: string;
  readonly search?: string;
  readonly sort?: FleetSort;
  readonly descending?: boolean;
}

interface DeviceRecord {
  readonly key: string;
  readonly name: string;
  readonly model: string | null;
  readonly connector: string;
  readonly gateway: string | null;
  readonly thing: string;
  readonly thing_name: string;
  readonly domain: string;
  readonly commune: string | null;
  readonly period: number;
  readonly life_cycle: string;
  readonly hearing: Hearing;
  readonly last_seen: number | null;
  readonly frames: number;
  readonly packet_error: number | null;
  readonly margin_db: number | null;
  readonly rssi_dbm: number | null;
  readonly duplicate_share: number | null;
  readonly failure_share: number | null;
  readonly drift_ms: number | null;
  readonly battery_percent: number | null;
  readonly battery_volts: number | null;
  readonly battery_end: string | null;
  readonly battery_verdict: 'falling' | 'steady' | 'too-little-data' | 'no-battery' | null;
  readonly total: number;
}

const FROM = `
from device d
join thing t on t.id = d.thing_id
left join device_health h on h.device_id = d.id`;

const FILTER = `
where d.organisation_id = $1 and ${STANDS}
  and ($3::text is null or h.gateway_id = (select id from gateway where organisation_id = $1 and key = $3))
  and ($4::text is null or d.connector_id = (select id from connector where organisation_id = $1 and key = $4))
  and ($5::text is null or d.model = $5)
  and ($6::text is null or t.domain = $6)
  and ($7::text is null or d.name ilike $7 or d.key ilike $7 or t.name ilike $7 or t.commune ilike $7)`;

// Only the numbers are sorted; what is shown is read for the page.
const pageOfIds = (state: FleetState | undefined, order: string): string => `
select d.id, count(*) over ()::int4 as total, row_number() over (order by ${order}) as place
${FROM}
${FILTER} ${state === undefined ? '' : `and ${STATE_SQL[state]}`}
order by place
offset $8 limit $9`;

const statement = (state: FleetState | undefined, order: string): string => `
with page as (${pageOfIds(state, order)})
select d.key, d.name, d.model, c.key as connector, coalesce(g.name, g.key) as gateway, t.key as thing,
  t.name as thing_name, t.domain, t.commune, d.expected_period_s as period, d.life_cycle, ${HEARING_SQL} as hearing,
  h.last_seen, coalesce(h.frames, 0) as frames, h.packet_error, h.margin_db, h.rssi_dbm, h.duplicate_share,
  h.failure_share, h.drift_ms, h.battery_percent, h.battery_volts, h.battery_end, h.battery_verdict, p.total
from page p
join device d on d.id = p.id
join thing t on t.id = d.thing_id
join connector c on c.id = d.connector_id
left join device_health h on h.device_id = d.id
left join gateway g on g.id = h.gateway_id
order by p.place`;

function item(row: DeviceRecord) {
  const { key, name, connector, period, hearing, frames, domain } = row;
  return {
    key,
    name,
    connector,
    domain,
    period,
    hearing,
    frames,
    lifeCycle: row.life_cycle,
    model: present(row.model),
    gateway: present(row.gateway),
    thing: { key: row.thing, name: row.thing_name, commune: present(row.commune) },
    lastSeen: present(row.last_seen),
    packetError: present(row.packet_error),
    margin: present(row.margin_db),
    rssi: present(row.rssi_dbm),
    duplicates: present(row.duplicate_share),
    failures: present(row.failure_share),
    drift: present(row.drift_ms),
    battery: {
      percent: present(row.battery_percent),
      volts: present(row.battery_volts),
      end: present(row.battery_end),
      verdict: row.battery_verdict ?? ('no-battery' as const),
    },
  };
}

const orderOf = ({ sort = 'name', descending = false }: FleetDeviceQuery): string =>
  `${SORTS[sort]} ${descending ? 'desc' : 'asc'} nulls last, d.id`;

/** Devices of the fleet in one state, in the order asked for; the cursor is the place in that order. */
export async function readFleetDevices(pool: pg.Pool, { organisation }: ReadScope, query: FleetDeviceQuery) {
  const { now, limit } = query;
  const [place = 0] = readCursor(query.cursor, 1) ?? [];
  const offset = Number(place);
  const filters = [query.gateway, query.connector, query.model, query.domain].map((value) => value ?? null);
  const values = [organisation, toTimestamp(now), ...filters, containsPattern(query.search), offset, limit];
  const { rows } = await pool.query<DeviceRecord>(statement(query.state, orderOf(query)), values);
  const total = rows[0]?.total ?? 0;
  const next = offset + rows.length < total && rows.length > 0 ? writeCursor(offset + rows.length) : undefined;
  return { items: rows.map(item), total, ...(next === undefined ? {} : { next }) };
}
