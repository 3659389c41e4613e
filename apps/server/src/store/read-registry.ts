import type { JsonObject, LawName } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface ConnectorRecord {
  readonly row: number;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: JsonObject;
  readonly created: number;
  readonly disabled: number | null;
}

const CONNECTORS = `
select id as row, key as id, kind, name, settings, created_time as created, disabled_time as disabled
from connector
where organisation_id = $1 and id > $2 and ($3::text is null or key = $3)
order by id
limit $4`;

const connector = ({ id, kind, name, settings, created, disabled }: ConnectorRecord) => ({
  id,
  kind,
  name,
  settings,
  created,
  disabled: present(disabled),
});

export async function readConnectors(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly id?: string },
) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const parameters = [organisation, after, query.id ?? null, query.limit + 1];
  const { rows } = await pool.query<ConnectorRecord>(CONNECTORS, parameters);
  return pageOf(rows, query.limit, { item: connector, position: ({ row }) => writeCursor(row) });
}

interface DeviceRecord {
  readonly row: number;
  readonly id: string;
  readonly connector: string;
  readonly codec: string | null;
  readonly version: string | null;
  readonly name: string;
  readonly model: string | null;
  readonly thing: string;
  readonly expected_period_s: number;
  readonly installed: number | null;
  readonly longitude: number;
  readonly latitude: number;
}

const DEVICES = `
select v.id as row, v.key as id, c.key as connector, k.key as codec, k.version, v.name, v.model, t.key as thing,
  v.expected_period_s, v.installed_time as installed, t.longitude, t.latitude
from device v
join connector c on c.id = v.connector_id
join thing t on t.id = v.thing_id
left join codec k on k.id = v.codec_id
where v.organisation_id = $1 and v.id > $2
  and ($3::text is null or v.key = $3)
  and ($4::text is null or c.key = $4)
order by v.id
limit $5`;

const device = ({ id, connector: through, name, thing, longitude, latitude, ...row }: DeviceRecord) => ({
  id,
  connector: through,
  name,
  thing,
  place: { longitude, latitude },
  codec: row.codec !== null && row.version !== null ? { id: row.codec, version: row.version } : undefined,
  model: present(row.model),
  expectedPeriod: row.expected_period_s,
  installed: present(row.installed),
});

export async function readDevices(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly id?: string; readonly connector?: string },
) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const parameters = [organisation, after, query.id ?? null, query.connector ?? null, query.limit + 1];
  const { rows } = await pool.query<DeviceRecord>(DEVICES, parameters);
  return pageOf(rows, query.limit, { item: device, position: ({ row }) => writeCursor(row) });
}

interface DatastreamRecord {
  readonly id: number;
  readonly device: string;
  readonly thing: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly value_offset: number;
  readonly sensor_min: number | null;
  readonly sensor_max: number | null;
  readonly role: 'measure' | 'health';
  readonly law: LawName;
  readonly period_s: number;
  readonly derived_from: number | null;
}

const DATASTREAMS = `
select d.id, v.key as device, t.key as thing, d.field, d.quantity, d.unit, d.factor, d.value_offset,
  d.sensor_min, d.sensor_max, d.role, d.law, d.period_s, d.derived_from
from datastream d
join device v on v.id = d.device_id
join thing t on t.id = d.thing_id
where d.organisation_id = $1 and d.id > $2
  and ($3::int is null or d.id = $3)
  and ($4::text is null or v.key = $4)
  and ($5::text is null or t.key = $5)
  and ($6::text is null or d.quantity = $6)
order by d.id
limit $7`;

function datastream(row: DatastreamRecord) {
  const { id, device: of, thing, field, quantity, unit, factor, role, law, sensor_min: low, sensor_max: high } = row;
  return {
    id,
    device: of,
    thing,
    field,
    quantity,
    unit,
    factor,
    role,
    law,
    offset: row.value_offset,
    sensorRange: low !== null && high !== null ? ([low, high] as const) : undefined,
    period: row.period_s,
    derivedFrom: present(row.derived_from),
  };
}

interface DatastreamFilter extends PageQuery {
  readonly id?: number;
  readonly device?: string;
  readonly thing?: string;
  readonly quantity?: string;
}

export async function readDatastreams(pool: pg.Pool, { organisation }: ReadScope, query: DatastreamFilter) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const filters = [query.id ?? null, query.device ?? null, query.thing ?? null, query.quantity ?? null];
  const parameters = [organisation, after, ...filters, query.limit + 1];
  const { rows } = await pool.query<DatastreamRecord>(DATASTREAMS, parameters);
  return pageOf(rows, query.limit, { item: datastream, position: ({ id }) => writeCursor(id) });
}
