import type pg from 'pg';

/** Rows of the test territory: the same names in two organisations, so that a missing scope shows. */
export interface TestTerritory {
  readonly organisation: number;
  readonly connector: number;
  readonly codec: number;
  readonly thing: number;
  readonly device: number;
  /** fill level (%, last-valid, hourly) and not-a-number now and then */
  readonly fill: number;
  /** sound level (energy mean, every 5 min) */
  readonly sound: number;
}

const one = async (pool: pg.Pool, text: string, values: unknown[]): Promise<number> => {
  const { rows } = await pool.query<{ id: number }>(text, values);
  if (!rows[0]) throw new Error(`nothing came back: ${text}`);
  return rows[0].id;
};

export async function seedOrganisation(pool: pg.Pool, key: string): Promise<number> {
  return one(pool, `insert into organisation (key, name) values ($1, $1) returning id`, [key]);
}

/** One connector, one object, one device with two datastreams in an organisation. */
export async function seedTerritory(pool: pg.Pool, organisation: number, suffix: string): Promise<TestTerritory> {
  const connector = await one(
    pool,
    `insert into connector (organisation_id, key, kind, name, token_hash)
     values ($1, $2, 'http-json', 'Porte', sha256($2::text::bytea)) returning id`,
    [organisation, `porte-${suffix}`],
  );
  const codec = await one(
    pool,
    `insert into codec (organisation_id, key, version, source, sha256)
     values ($1, 'em500', '1.0.0', 'function decodeUplink() {}', sha256('x')) returning id`,
    [organisation],
  );
  const thing = await one(
    pool,
    `insert into thing (organisation_id, key, domain, asset_type, name, commune, longitude, latitude, properties)
     values ($1, 'pav-1', 'waste', 'container', 'Colonne de l’Étoile 🌟', 'Marseille', 5.37, 43.3, '{"dEmpty": 1800}')
     returning id`,
    [organisation],
  );
  const device = await one(
    pool,
    `insert into device (organisation_id, key, connector_id, codec_id, thing_id, name, expected_period_s)
     values ($1, '70b3d57ed0000001', $2, $3, $4, 'Sonde', 300) returning id`,
    [organisation, connector, codec, thing],
  );
  const datastream = (...law: readonly (string | number)[]) =>
    one(
      pool,
      `insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, law, period_s)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [organisation, device, thing, ...law],
    );
  const fill = await datastream('fill', 'fillLevel', '%', 'last-valid', 3600);
  const sound = await datastream('laeq', 'LAeq', 'dB[SPL]', 'energy-mean', 300);
  return { organisation, connector, codec, thing, device, fill, sound };
}
