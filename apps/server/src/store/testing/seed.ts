import type { Pool } from 'pg';

/** Connector, thing, device and `count` datastreams of one quantity; gives the ids of the datastreams. */
export async function seedDatastreams(
  pool: Pool,
  count: number,
  kind: { readonly law?: string; readonly quantity?: string; readonly unit?: string } = {},
): Promise<readonly number[]> {
  const { law = 'mean-by-duration', quantity = 'stage', unit = 'm' } = kind;
  await pool.query(`
    insert into connector (organisation_id, key, kind, name, token_hash)
    values (1, 'c', 'http-json', 'c', 'x') on conflict do nothing;
    insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
    values (1, 't', 'water', 'gauge', 't', 5.4, 43.5) on conflict do nothing;
    insert into device (organisation_id, key, connector_id, thing_id, name)
    select 1, 'd', c.id, t.id, 'd' from connector c, thing t on conflict do nothing`);
  const { rows } = await pool.query<{ id: number }>(
    `insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, law)
     select 1, d.id, d.thing_id, $2 || gen_random_uuid(), $3, $4, $2
     from device d cross join generate_series(1, $1::int) where d.key = 'd' returning id`,
    [count, law, quantity, unit],
  );
  return rows.map(({ id }) => id);
}
