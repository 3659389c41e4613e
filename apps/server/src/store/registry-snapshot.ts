import type { Covers, JsonObject, LawName } from '@vigie/kit';
import type { Pool, PoolClient } from 'pg';

export interface SnapshotConnector {
  readonly identity: {
    readonly id: number;
    readonly key: string;
    readonly kind: string;
    readonly organisation: number;
  };
  /** SHA-256 of its token. */
  readonly tokenHash: Uint8Array;
  readonly disabled: boolean;
  readonly settings: JsonObject;
}

export interface SnapshotCodec {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly source: string;
}

export interface SnapshotThing {
  readonly id: number;
  readonly key: string;
  readonly domain: string;
  readonly assetType: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly properties: JsonObject;
  /** Dated changes of its properties, newest first. */
  readonly changes: readonly SnapshotChange[];
}

/** Until `time` the property was `before`; null where there was none. */
export interface SnapshotChange {
  readonly time: number;
  readonly property: string;
  readonly before: string | number | boolean | null;
}

export interface SnapshotDatastream {
  readonly id: number;
  /** Path into the decoded data; the indicator for a derived one. */
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly law: LawName;
  readonly factor: number;
  readonly offset: number;
  readonly sensorRange: readonly [number, number] | undefined;
  /** Seconds a value stands for; 0 for a sample. */
  readonly period: number;
  /** Which time a value tells of. */
  readonly covers: Covers;
  /** Path of the seconds it tells of, beside it. */
  readonly periodField: string | undefined;
  readonly role: 'measure' | 'health';
  /** Datastream it is computed from, value for value. */
  readonly derivedFrom: number | undefined;
}

export interface SnapshotDevice {
  readonly id: number;
  readonly key: string;
  readonly connector: number;
  readonly organisation: number;
  readonly codec: number | undefined;
  readonly model: string | undefined;
  /** Seconds between two frames. */
  readonly expectedPeriod: number;
  readonly installed: number | undefined;
  readonly thing: SnapshotThing;
  readonly datastreams: readonly SnapshotDatastream[];
}

/** The registry in memory, for the way of every frame. Never changed: a change loads another one. */
export interface RegistrySnapshot {
  readonly connectors: ReadonlyMap<string, SnapshotConnector>;
  readonly codecs: ReadonlyMap<number, SnapshotCodec>;
  /** Connector → device key → device. */
  readonly devices: ReadonlyMap<number, ReadonlyMap<string, SnapshotDevice>>;
}

interface ConnectorRecord {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly organisation: number;
  readonly token_hash: Buffer;
  readonly disabled: boolean;
  readonly settings: JsonObject;
}

interface DeviceRecord {
  readonly id: number;
  readonly key: string;
  readonly connector: number;
  readonly organisation: number;
  readonly codec: number | null;
  readonly model: string | null;
  readonly expected_period: number;
  readonly installed: number | null;
  readonly thing: number;
}

interface DatastreamRecord {
  readonly id: number;
  readonly device: number;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly law: LawName;
  readonly factor: number;
  readonly offset: number;
  readonly sensor_min: number | null;
  readonly sensor_max: number | null;
  readonly period: number;
  readonly covers: Covers;
  readonly period_field: string | null;
  readonly role: 'measure' | 'health';
  readonly derived_from: number | null;
}

const CONNECTORS = `
select id, key, kind, organisation_id as organisation, token_hash, disabled_time is not null as disabled, settings
from connector`;
const CODECS = 'select id, key, version, source from codec';
export const THINGS = `
select id, key, domain, asset_type as "assetType", longitude, latitude, properties from thing`;
// A property that says its own dates holds for all of history as it is written now.
export const CHANGES = `
select thing_id as thing, time, detail ->> 'property' as property, detail -> 'before' as before
from device_event
where kind = 'property' and thing_id is not null and not detail ? 'ownDates'
  and jsonb_typeof(detail -> 'before') in ('string', 'number', 'boolean', 'null')`;
const DEVICES = `
select id, key, connector_id as connector, organisation_id as organisation, codec_id as codec, model,
  expected_period_s as expected_period, installed_time as installed, thing_id as thing
from device where thing_id is not null and life_cycle <> 'retired'`;
const DATASTREAMS = `
select id, device_id as device, field, quantity, unit, law, factor, value_offset as offset, sensor_min, sensor_max,
  period_s as period, covers, period_field, role, derived_from
from datastream where ended_time is null`;
// conditions of their own rather than "or": the planner takes the index then
const OF_DEVICES = {
  things: `${THINGS} where id in (select thing_id from device where id = any ($1))`,
  changes: `${CHANGES} and thing_id in (select thing_id from device where id = any ($1)) order by time desc, id desc`,
  devices: `${DEVICES} and id = any ($1) order by id`,
  datastreams: `${DATASTREAMS} and device_id = any ($1) order by id`,
};
interface DeviceSql {
  readonly things: string;
  readonly changes: string;
  readonly devices: string;
  readonly datastreams: string;
}

const OF_ALL: DeviceSql = {
  things: THINGS,
  changes: `${CHANGES} order by time desc, id desc`,
  devices: `${DEVICES} order by id`,
  datastreams: `${DATASTREAMS} order by id`,
};

/** Rows made before others get their turn: a few milliseconds. */
const SLICE = 2000;

/** Reads the whole registry. 50,000 devices take seconds, in slices between which frames go on. */
export async function loadRegistry(pool: Pool): Promise<RegistrySnapshot> {
  return reading(pool, async (client) => ({
    ...(await readDoors(client)),
    devices: byConnector(await readDevices(client, OF_ALL)),
  }));
}

/** Connectors and codecs alone: few, whatever the number of devices. */
export async function loadDoors(pool: Pool): Promise<Omit<RegistrySnapshot, 'devices'>> {
  return reading(pool, readDoors);
}

/** Some devices as they now are; one that stands nowhere or is retired is not among them. */
export async function loadDevices(pool: Pool, ids: readonly number[]): Promise<SnapshotDevice[]> {
  return reading(pool, (client) => readDevices(client, OF_DEVICES, [ids]));
}

/** One snapshot of the database: a device never appears before its datastreams. */
export async function reading<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await read(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function readDoors(client: PoolClient): Promise<Omit<RegistrySnapshot, 'devices'>> {
  const connectors = await client.query<ConnectorRecord>(CONNECTORS);
  const codecs = await client.query<SnapshotCodec>(CODECS);
  return {
    connectors: new Map(connectors.rows.map((row) => [row.key, connectorOf(row)])),
    codecs: new Map(codecs.rows.map((row) => [row.id, row])),
  };
}

/** Devices with what they stand on and feed, by whichever text reads them. */
export async function readDevices(
  client: PoolClient,
  sql: DeviceSql,
  parameters: unknown[] = [],
): Promise<SnapshotDevice[]> {
  const things = await client.query<Omit<SnapshotThing, 'changes'>>(sql.things, parameters);
  const changed = await client.query<SnapshotChange & { readonly thing: number }>(sql.changes, parameters);
  const changesOf = Map.groupBy(changed.rows, ({ thing }) => thing);
  const devices = await client.query<DeviceRecord>(sql.devices, parameters);
  const datastreams = await client.query<DatastreamRecord>(sql.datastreams, parameters);
  const thingById = new Map<number, SnapshotThing>();
  await inSlices(things.rows, (thing) => thingById.set(thing.id, { ...thing, changes: changesOf.get(thing.id) ?? [] }));
  const ofDevice = new Map<number, DatastreamRecord[]>();
  await inSlices(datastreams.rows, (row) => {
    const known = ofDevice.get(row.device);
    if (known === undefined) ofDevice.set(row.device, [row]);
    else known.push(row);
  });
  const found: SnapshotDevice[] = [];
  await inSlices(devices.rows, (row) => {
    const thing = thingById.get(row.thing);
    // The foreign key says it is there.
    if (thing !== undefined) found.push(deviceOf(row, thing, ofDevice.get(row.id) ?? []));
  });
  return found;
}

/** Each in turn, with a turn for others after every slice. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  for (let at = 0; at < items.length; at += SLICE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    for (const item of items.slice(at, at + SLICE)) work(item);
  }
}

function byConnector(devices: readonly SnapshotDevice[]): Map<number, Map<string, SnapshotDevice>> {
  const found = new Map<number, Map<string, SnapshotDevice>>();
  for (const device of devices) {
    const known = found.get(device.connector) ?? new Map<string, SnapshotDevice>();
    found.set(device.connector, known.set(device.key, device));
  }
  return found;
}

function connectorOf({
  id,
  key,
  kind,
  organisation,
  token_hash,
  disabled,
  settings,
}: ConnectorRecord): SnapshotConnector {
  return { identity: { id, key, kind, organisation }, tokenHash: token_hash, disabled, settings };
}

function deviceOf(row: DeviceRecord, thing: SnapshotThing, datastreams: readonly DatastreamRecord[]): SnapshotDevice {
  const { id, key, connector, organisation } = row;
  return {
    id,
    key,
    connector,
    organisation,
    codec: row.codec ?? undefined,
    model: row.model ?? undefined,
    expectedPeriod: row.expected_period,
    installed: row.installed ?? undefined,
    thing,
    datastreams: datastreams.map(datastreamOf),
  };
}

function datastreamOf(row: DatastreamRecord): SnapshotDatastream {
  const { id, field, quantity, unit, law, factor, offset, period, covers, role } = row;
  const ranged = row.sensor_min !== null || row.sensor_max !== null;
  return {
    id,
    field,
    quantity,
    unit,
    law,
    factor,
    offset,
    period,
    covers,
    periodField: row.period_field ?? undefined,
    role,
    sensorRange: ranged ? [row.sensor_min ?? -Infinity, row.sensor_max ?? Infinity] : undefined,
    derivedFrom: row.derived_from ?? undefined,
  };
}
