import type { PoolClient } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

import { DeviceRefused } from './new-device.ts';
import type { Derivations, NewDatastream, NewDevice, WrittenDevice } from './new-device.ts';

interface Thing {
  readonly id: number;
  readonly key: string;
  readonly asset_type: string;
}

interface Owner {
  readonly organisation: number;
  readonly device: number;
  readonly thing: Thing;
}

/** A datastream that was just made, to derive others from. */
interface Source extends NewDatastream {
  readonly id: number;
}

/** distance → stage → discharge is 2; a longer chain turns in a circle. */
const LONGEST_CHAIN = 4;

const THING = `
insert into thing (organisation_id, key, domain, asset_type, name, commune, longitude, latitude, properties)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (organisation_id, key) do nothing
returning id, key, asset_type`;

const DEVICE = `
insert into device (organisation_id, key, connector_id, codec_id, registered_codec_id, thing_id, model, name,
  expected_period_s, installed_time)
values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)
on conflict (connector_id, key) do nothing
returning id`;

const DATASTREAM = `
insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, factor, value_offset, sensor_min,
  sensor_max, period_s, role, law, derived_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (device_id, field) where ended_time is null do nothing
returning id`;

/** Writes one device with its asset and datastreams, the derived ones too. Throws DeviceRefused. */
export async function insertDevice(
  client: PoolClient,
  device: NewDevice,
  { organisation, derivations }: { readonly organisation: number; readonly derivations: Derivations },
): Promise<WrittenDevice> {
  const connector = await connectorRow(client, organisation, device.connector);
  const codec = await codecRow(client, organisation, device.codec);
  const thing = await thingRow(client, organisation, device);
  const { rows } = await client.query<{ id: number }>(DEVICE, [
    organisation,
    device.id,
    connector,
    codec,
    thing.id,
    device.model,
    device.name,
    device.expectedPeriod,
    device.installed === undefined ? undefined : toTimestamp(device.installed),
  ]);
  const [row] = rows;
  if (row === undefined) throw new DeviceRefused('duplicate', `${device.connector}/${device.id}`);
  const owner: Owner = { organisation, device: row.id, thing };
  const datastreams = await insertAll(client, owner, { datastreams: device.datastreams, derivations });
  return { id: device.id, thing: thing.key, datastreams };
}

async function connectorRow(client: PoolClient, organisation: number, key: string): Promise<number> {
  const sql = 'select id from connector where organisation_id = $1 and key = $2 and disabled_time is null';
  const { rows } = await client.query<{ id: number }>(sql, [organisation, key]);
  if (rows[0] === undefined) throw new DeviceRefused('unknown-connector', key);
  return rows[0].id;
}

async function codecRow(
  client: PoolClient,
  organisation: number,
  codec: NewDevice['codec'],
): Promise<number | undefined> {
  if (codec === undefined) return undefined;
  const sql = 'select id from codec where organisation_id = $1 and key = $2 and version = $3';
  const { rows } = await client.query<{ id: number }>(sql, [organisation, codec.id, codec.version]);
  if (rows[0] === undefined) throw new DeviceRefused('unknown-codec', `${codec.id} ${codec.version}`);
  return rows[0].id;
}

async function thingRow(client: PoolClient, organisation: number, { asset, place }: NewDevice): Promise<Thing> {
  const made = await client.query<Thing>(THING, [
    organisation,
    asset.key,
    asset.domain,
    asset.type,
    asset.name,
    asset.commune,
    place.longitude,
    place.latitude,
    JSON.stringify(asset.properties),
  ]);
  const sql = 'select id, key, asset_type from thing where organisation_id = $1 and key = $2';
  const [thing] = made.rows.length > 0 ? made.rows : (await client.query<Thing>(sql, [organisation, asset.key])).rows;
  if (thing === undefined) throw new DeviceRefused('unknown', asset.key);
  return thing;
}

async function insertAll(
  client: PoolClient,
  owner: Owner,
  { datastreams, derivations }: { readonly datastreams: readonly NewDatastream[]; readonly derivations: Derivations },
): Promise<{ id: number; field: string }[]> {
  const all: Source[] = [];
  for (const datastream of datastreams) all.push(...(await insertDatastream(client, owner, datastream)));
  let sources: readonly Source[] = all;
  for (let depth = 0; depth < LONGEST_CHAIN && sources.length > 0; depth += 1) {
    const derived: Source[] = [];
    for (const source of sources) {
      for (const { indicator, ...rest } of derivations(source.quantity, owner.thing.asset_type)) {
        const { period, role } = source;
        const datastream = { ...rest, field: indicator, factor: 1, offset: 0, period, role };
        derived.push(...(await insertDatastream(client, owner, datastream, source.id)));
      }
    }
    all.push(...derived);
    sources = derived;
  }
  return all.map(({ id, field }) => ({ id, field }));
}

/** Nothing where the field is taken: a device with two distances has one fill level, that of the first. */
async function insertDatastream(
  client: PoolClient,
  { organisation, device, thing }: Owner,
  ...[datastream, derivedFrom]: readonly [NewDatastream, number?]
): Promise<Source[]> {
  const { rows } = await client.query<{ id: number }>(DATASTREAM, [
    organisation,
    device,
    thing.id,
    datastream.field,
    datastream.quantity,
    datastream.unit,
    datastream.factor,
    datastream.offset,
    datastream.sensorRange?.[0],
    datastream.sensorRange?.[1],
    datastream.period,
    datastream.role,
    datastream.law,
    derivedFrom,
  ]);
  return rows.map(({ id }) => ({ ...datastream, id }));
}
