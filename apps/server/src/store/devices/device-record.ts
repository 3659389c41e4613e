import type { Instant, JsonObject, LifeCycle } from '@vigie/kit';
import type pg from 'pg';
import { present } from '../read-page.ts';

/** The object of the city a device stands on. */
export interface RecordedThing {
  readonly row: number;
  readonly key: string;
  readonly domain: string;
  readonly type: string;
  readonly name: string;
  readonly commune: string | undefined;
  /** Insee code. */
  readonly communeCode: string | undefined;
  readonly longitude: number;
  readonly latitude: number;
  readonly properties: JsonObject;
}

/** What people may change of a device. */
export interface DeviceFields {
  readonly name: string;
  readonly model: string | undefined;
  readonly codec: { readonly id: string; readonly version: string } | undefined;
  /** Seconds between two frames. */
  readonly expectedPeriod: number;
  readonly installed: Instant | undefined;
  readonly serial: string | undefined;
  readonly firmware: string | undefined;
  /** Key of the supplier. */
  readonly supplier: string | undefined;
  /** Key of the contract. */
  readonly contract: string | undefined;
  /** Euros. */
  readonly purchaseCost: number | undefined;
  /** `2025-03-30`. */
  readonly purchaseDate: string | undefined;
  /** Euros a month. */
  readonly monthlyCost: number | undefined;
  readonly lifeCycle: LifeCycle;
  readonly tags: readonly string[];
  readonly notes: string | undefined;
  /** Keys of the groups it is in. */
  readonly groups: readonly string[];
}

/** A device as the registry holds it. */
export interface DeviceRecord extends DeviceFields {
  readonly row: number;
  readonly id: string;
  readonly connector: string;
  /** What it decodes with: an assignment to its group or model may say other than its registration. */
  readonly codecInForce: { readonly id: string; readonly version: string } | undefined;
  /** Absent for one in stock. */
  readonly thing: RecordedThing | undefined;
  readonly created: Instant;
  readonly changed: Instant;
  readonly retired: Instant | undefined;
  readonly photo: boolean;
}

/** Columns of a device with the names of what it refers to; to be followed by where, order and limit. */
export const DEVICE_COLUMNS = `
  v.id as row, v.key as id, c.key as connector, v.name, v.model, k.key as codec, k.version,
  f.key as force_codec, f.version as force_version, v.expected_period_s,
  v.installed_time, v.serial, v.firmware, s.key as supplier, t.key as contract,
  v.purchase_cost_eur::float8 as purchase_cost, v.purchase_date, v.monthly_cost_eur::float8 as monthly_cost,
  v.life_cycle, v.tags, v.notes, v.created_time, v.changed_time, v.retired_time,
  exists (select from device_photo p where p.device_id = v.id) as photo,
  (select array_agg(g.key order by g.key) from device_group_member m join device_group g on g.id = m.group_id
   where m.device_id = v.id) as groups,
  o.id as thing, o.key as thing_key, o.domain, o.asset_type, o.name as thing_name, o.commune, o.commune_code, o.longitude, o.latitude,
  o.properties`;

export const DEVICE_TABLES = `
from device v
join connector c on c.id = v.connector_id
left join thing o on o.id = v.thing_id
left join codec k on k.id = coalesce(v.registered_codec_id, v.codec_id)
left join codec f on f.id = v.codec_id
left join supplier s on s.id = v.supplier_id
left join contract t on t.id = v.contract_id`;

export interface DeviceRow {
  readonly row: number;
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly model: string | null;
  readonly codec: string | null;
  readonly version: string | null;
  readonly force_codec: string | null;
  readonly force_version: string | null;
  readonly expected_period_s: number;
  readonly installed_time: Instant | null;
  readonly serial: string | null;
  readonly firmware: string | null;
  readonly supplier: string | null;
  readonly contract: string | null;
  readonly purchase_cost: number | null;
  readonly purchase_date: string | null;
  readonly monthly_cost: number | null;
  readonly life_cycle: LifeCycle;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly created_time: Instant;
  readonly changed_time: Instant;
  readonly retired_time: Instant | null;
  readonly photo: boolean;
  readonly groups: readonly string[] | null;
  readonly thing: number | null;
  readonly thing_key: string;
  readonly domain: string;
  readonly asset_type: string;
  readonly thing_name: string;
  readonly commune: string | null;
  readonly commune_code: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly properties: JsonObject;
}

function thingOf(row: DeviceRow): RecordedThing | undefined {
  if (row.thing === null) return undefined;
  const { domain, longitude, latitude, properties } = row;
  return {
    row: row.thing,
    key: row.thing_key,
    domain,
    type: row.asset_type,
    name: row.thing_name,
    commune: present(row.commune),
    communeCode: present(row.commune_code),
    longitude,
    latitude,
    properties,
  };
}

function codecOf(id: string | null, version: string | null) {
  return id !== null && version !== null ? { id, version } : undefined;
}

export function recordOf(row: DeviceRow): DeviceRecord {
  const { id, connector, name, tags, photo } = row;
  return {
    row: row.row,
    id,
    connector,
    name,
    tags,
    photo,
    model: present(row.model),
    codec: codecOf(row.codec, row.version),
    codecInForce: codecOf(row.force_codec, row.force_version),
    expectedPeriod: row.expected_period_s,
    installed: present(row.installed_time),
    serial: present(row.serial),
    firmware: present(row.firmware),
    supplier: present(row.supplier),
    contract: present(row.contract),
    purchaseCost: present(row.purchase_cost),
    purchaseDate: present(row.purchase_date),
    monthlyCost: present(row.monthly_cost),
    lifeCycle: row.life_cycle,
    notes: present(row.notes),
    groups: row.groups ?? [],
    created: row.created_time,
    changed: row.changed_time,
    retired: present(row.retired_time),
    thing: thingOf(row),
  };
}

const RECORDS = `select ${DEVICE_COLUMNS} ${DEVICE_TABLES} where v.organisation_id = $1 and v.key = any ($2) order by v.id`;

/** Devices of these identifiers, through whichever connector: a DevEUI may be known to two of them. */
export async function readRecords(
  client: pg.ClientBase | pg.Pool,
  organisation: number,
  ids: readonly string[],
): Promise<DeviceRecord[]> {
  const { rows } = await client.query<DeviceRow>(RECORDS, [organisation, ids]);
  return rows.map(recordOf);
}

/** The same, kept from others until the transaction ends: what is written must follow from what was read. */
export async function lockRecords(
  client: pg.ClientBase,
  organisation: number,
  ids: readonly string[],
): Promise<DeviceRecord[]> {
  const { rows } = await client.query<DeviceRow>(`${RECORDS} for update of v`, [organisation, ids]);
  return rows.map(recordOf);
}
