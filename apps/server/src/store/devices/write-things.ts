import type pg from 'pg';
import type { AskedAsset } from './device-draft.ts';
import type { RecordedThing } from './device-record.ts';

interface ThingRow {
  readonly id: number;
  readonly key: string;
  readonly asset_type: string;
}

const NEW_THINGS = `
insert into thing (organisation_id, key, domain, asset_type, name, commune, commune_code, longitude, latitude, properties)
select $1, key, domain, asset_type, name, commune, commune_code, longitude, latitude, properties
from jsonb_to_recordset($2::jsonb) as n(key text, domain text, asset_type text, name text, commune text,
  commune_code text, longitude float8, latitude float8, properties jsonb)
on conflict (organisation_id, key) do nothing`;

const CHANGED_THINGS = `
update thing o set name = n.name, longitude = n.longitude, latitude = n.latitude, commune = n.commune,
  commune_code = n.commune_code, properties = n.properties, changed_time = now()
from jsonb_to_recordset($2::jsonb) as n(id int, name text, longitude float8, latitude float8, commune text,
  commune_code text, properties jsonb)
where o.organisation_id = $1 and o.id = n.id`;

/** Makes the objects that are not there yet; gives the row and the type of all of them. */
export async function writeThings(
  client: pg.ClientBase,
  organisation: number,
  assets: readonly AskedAsset[],
): Promise<ReadonlyMap<string, { readonly row: number; readonly type: string }>> {
  const made = assets.filter(({ place }) => place !== undefined);
  const rows = made.map(({ key, domain = 'other', type = 'object', name = key, commune, place, properties = {} }) => ({
    key,
    domain,
    asset_type: type,
    name,
    commune: commune?.name,
    commune_code: commune?.code,
    ...place,
    properties,
  }));
  await client.query(NEW_THINGS, [organisation, JSON.stringify(rows)]);
  const found = await client.query<ThingRow>(
    'select id, key, asset_type from thing where organisation_id = $1 and key = any ($2)',
    [organisation, assets.map(({ key }) => key)],
  );
  return new Map(found.rows.map(({ id, key, asset_type: type }) => [key, { row: id, type }]));
}

/** Objects whose name, position or properties are no longer what they were. */
export async function changeThings(
  client: pg.ClientBase,
  organisation: number,
  things: readonly RecordedThing[],
): Promise<void> {
  if (things.length === 0) return;
  const rows = things.map(({ row, communeCode, ...thing }) => ({ id: row, commune_code: communeCode, ...thing }));
  await client.query(CHANGED_THINGS, [organisation, JSON.stringify(rows)]);
}
