import type { JsonObject, LawName } from '@vigie/kit';
import type { Pool } from 'pg';

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
  readonly role: 'measure' | 'health';
  readonly derived_from: number | null;
}

const CONNECTORS = `
select id, key, kind, organisation_id as organisation, token_hash, disabled_time is not null as disabled, settings
from connector`;
const CODECS = 'select id, key, version, source from codec';
const THINGS = `
select id, key, domain, asset_type as "assetType", longitude, latitude, properties from thing`;
const DEVICES = `
select id, key, connector_id as connector, organisation_id as organisation, codec_id as codec, model,
  expected_period_s as expected_period, installed_time as installed, thing_id as thing
from device where thing_id is not null and life_cycle <> 'retired' order by id`;
const DATASTREAMS = `
select id, device_id as device, field, quantity, unit, law, factor, value_offset as offset, sensor_min, sensor_max,
  period_s as period, role, derived_from
from datastream where ended_time is null order by id`;

/** Reads the whole registry: 10,000 devices in a few tens of milliseconds, so that every change can load it anew. */
export async function loadRegistry(pool: Pool): Promise<RegistrySnapshot> {
  const client = await pool.connect();
  try {
    // One snapshot: a device never appears before its datastreams.
    await client.query('begin isolation level repeatable read read only');
    const connectors = await client.query<ConnectorRecord>(CONNECTORS);
    const codecs = await client.query<SnapshotCodec>(CODECS);
    const things = await client.query<SnapshotThing>(THINGS);
    const devices = await client.query<DeviceRecord>(DEVICES);
    const datastreams = await client.query<DatastreamRecord>(DATASTREAMS);
    return {
      connectors: new Map(connectors.rows.map((row) => [row.key, connectorOf(row)])),
      codecs: new Map(codecs.rows.map((row) => [row.id, row])),
      devices: devicesByConnector(devices.rows, things.rows, datastreams.rows),
    };
  } finally {
    await client.query('rollback');
    client.release();
  }
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

function devicesByConnector(
  devices: readonly DeviceRecord[],
  things: readonly SnapshotThing[],
  datastreams: readonly DatastreamRecord[],
): Map<number, Map<string, SnapshotDevice>> {
  const thingById = new Map(things.map((thing) => [thing.id, thing]));
  const ofDevice = Map.groupBy(datastreams, ({ device }) => device);
  const found = new Map<number, Map<string, SnapshotDevice>>();
  for (const row of devices) {
    const thing = thingById.get(row.thing);
    // The foreign key says it is there.
    if (thing === undefined) continue;
    const known = found.get(row.connector) ?? new Map<string, SnapshotDevice>();
    found.set(row.connector, known.set(row.key, deviceOf(row, thing, ofDevice.get(row.id) ?? [])));
  }
  return found;
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
  const { id, field, quantity, unit, law, factor, offset, period, role } = row;
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
    role,
    sensorRange: ranged ? [row.sensor_min ?? -Infinity, row.sensor_max ?? Infinity] : undefined,
    derivedFrom: row.derived_from ?? undefined,
  };
}
