import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import type { CodecState } from './codec-rows.ts';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface CodecRecord {
  readonly row: number;
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  readonly state: CodecState;
  readonly maker: string | null;
  readonly licence: string | null;
  readonly source_url: string | null;
  readonly source_commit: string | null;
  readonly author: string | null;
  readonly notes: string | null;
  readonly created: number;
  readonly tested: number | null;
  readonly activated: number | null;
  readonly retired: number | null;
  readonly vector_count: number;
  readonly devices: number;
}

const COLUMNS = `
k.id as row, k.key as id, k.version, encode(k.sha256, 'hex') as sha256, k.state, k.maker, k.licence, k.source_url,
  k.source_commit, k.author, k.notes, k.created_time as created, k.tested_time as tested,
  k.activated_time as activated, k.retired_time as retired, jsonb_array_length(k.vectors) as vector_count,
  (select count(*)::int from device v where v.codec_id = k.id) as devices`;

const CODECS = `
select ${COLUMNS}
from codec k
where k.organisation_id = $1 and k.id > $2 and ($3::text is null or k.key = $3) and ($4::text is null or k.state = $4)
order by k.id
limit $5`;

const CODEC = `
select ${COLUMNS}, k.source, k.vectors, k.report
from codec k
where k.organisation_id = $1 and k.key = $2 and k.version = $3`;

function codec(row: CodecRecord) {
  const { id, version, sha256, state, created, devices } = row;
  return {
    id,
    version,
    sha256,
    state,
    created,
    devices,
    vectorCount: row.vector_count,
    maker: present(row.maker),
    licence: present(row.licence),
    sourceUrl: present(row.source_url),
    sourceCommit: present(row.source_commit),
    author: present(row.author),
    notes: present(row.notes),
    tested: present(row.tested),
    activated: present(row.activated),
    retired: present(row.retired),
  };
}

/** Versions in the order they were made. */
export async function readCodecs(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly id?: string; readonly state?: CodecState },
) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const parameters = [organisation, after, query.id ?? null, query.state ?? null, query.limit + 1];
  const { rows } = await pool.query<CodecRecord>(CODECS, parameters);
  return pageOf(rows, query.limit, { item: codec, position: ({ row }) => writeCursor(row) });
}

export async function readCodec(pool: pg.Pool, { organisation }: ReadScope, name: { id: string; version: string }) {
  const { rows } = await pool.query<
    CodecRecord & {
      readonly source: string;
      readonly vectors: readonly JsonObject[];
      readonly report: JsonObject | null;
    }
  >(CODEC, [organisation, name.id, name.version]);
  const [row] = rows;
  if (row === undefined) return undefined;
  return { ...codec(row), source: row.source, vectors: row.vectors, report: present(row.report) };
}

interface SeriesRecord {
  readonly of: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly sensor_min: number | null;
  readonly sensor_max: number | null;
}

// Devices of one model mostly read the same fields in the same way: each distinct way once.
const MAPPINGS = `
select coalesce(v.model, v.key) as of, d.field, d.quantity, d.unit, d.factor, d.value_offset as offset,
  d.sensor_min, d.sensor_max
from datastream d
join device v on v.id = d.device_id
join codec k on k.id = v.codec_id
where k.organisation_id = $1 and k.key = $2 and d.derived_from is null and d.ended_time is null
group by 1, 2, 3, 4, 5, 6, 7, 8
order by 1, 2
limit 500`;

/** What the devices of a codec, in any version, read of its data. */
export async function readCodecMappings(pool: pg.Pool, { organisation }: ReadScope, id: string) {
  const { rows } = await pool.query<SeriesRecord>(MAPPINGS, [organisation, id]);
  const mappings = Map.groupBy(rows, ({ of }) => of);
  return [...mappings].map(([of, fields]) => ({
    of,
    fields: fields.map(({ field, quantity, unit, factor, offset, sensor_min: low, sensor_max: high }) => ({
      field,
      quantity,
      unit,
      factor,
      offset,
      sensorRange: low !== null && high !== null ? ([low, high] as const) : undefined,
    })),
  }));
}

interface DeviceSeriesRecord extends SeriesRecord {
  readonly id: number;
  readonly period: number;
  readonly installed: number | null;
}

const DEVICE_SERIES = `
select d.id, v.key as of, d.field, d.quantity, d.unit, d.factor, d.value_offset as offset, d.sensor_min, d.sensor_max,
  d.period_s as period, v.installed_time as installed
from datastream d
join device v on v.id = d.device_id
join connector c on c.id = v.connector_id
where v.organisation_id = $1 and v.key = $2 and ($3::text is null or c.key = $3)
  and d.derived_from is null and d.ended_time is null
order by d.id
limit 500`;

/** The series of one device, as the mapping of a frame needs them. */
export async function readDeviceSeries(
  pool: pg.Pool,
  { organisation }: ReadScope,
  device: { id: string; connector?: string },
) {
  const { rows } = await pool.query<DeviceSeriesRecord>(DEVICE_SERIES, [
    organisation,
    device.id,
    device.connector ?? null,
  ]);
  return rows.map(({ sensor_min: low, sensor_max: high, installed, of: _of, ...series }) => ({
    ...series,
    installed: present(installed),
    sensorRange: low !== null && high !== null ? ([low, high] as const) : undefined,
  }));
}

interface AssignmentRecord {
  readonly row: number;
  readonly model: string | null;
  readonly group: string | null;
  readonly device: string | null;
  readonly connector: string | null;
  readonly codec: string;
  readonly version: string;
  readonly who: string;
  readonly assigned: number;
  readonly devices: number;
  readonly others: number;
}

// devices of the target that decode with it, and those that something more specific takes elsewhere
const ASSIGNMENTS = `
select a.id as row, a.model, g.key as group, v.key as device, c.key as connector, k.key as codec, k.version, a.who,
  a.assigned_time as assigned, n.devices, n.others
from codec_assignment a
join codec k on k.id = a.codec_id
left join device_group g on g.id = a.group_id
left join device v on v.id = a.device_id
left join connector c on c.id = v.connector_id
cross join lateral (
  select count(*) filter (where d.codec_id = a.codec_id)::int4 as devices,
    count(*) filter (where d.codec_id is distinct from a.codec_id)::int4 as others
  from device d
  where d.organisation_id = $1 and (d.id = a.device_id
    or (a.model is not null and d.model = a.model)
    or (a.group_id is not null and d.id in (select m.device_id from device_group_member m where m.group_id = a.group_id)))) n
where a.organisation_id = $1 and a.id > $2 and ($3::text is null or k.key = $3)
order by a.id
limit $4`;

/** Who decodes with which version, where it is not the codec of the registration. */
export async function readCodecAssignments(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly codec?: string },
) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const { rows } = await pool.query<AssignmentRecord>(ASSIGNMENTS, [
    organisation,
    after,
    query.codec ?? null,
    query.limit + 1,
  ]);
  const item = ({ model, group, device, connector, codec: id, version, ...rest }: AssignmentRecord) => ({
    model: present(model),
    group: present(group),
    device: present(device),
    connector: present(connector),
    codec: { id, version },
    who: rest.who,
    assigned: rest.assigned,
    devices: rest.devices,
    others: rest.others,
  });
  return pageOf(rows, query.limit, { item, position: ({ row }) => writeCursor(row) });
}
