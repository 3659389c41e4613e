import type pg from 'pg';
import { present } from '../read-page.ts';
import { beginning, wordsOf } from './search-words.ts';

/** Something found as a person types. */
export interface Found {
  readonly kind: 'device' | 'thing';
  readonly key: string;
  readonly name: string;
  /** Connector of a device. */
  readonly connector?: string;
  readonly model?: string;
  readonly domain?: string;
  readonly commune?: string;
  /** Object a device stands on. */
  readonly asset?: string;
}

interface FoundRow {
  readonly key: string;
  readonly name: string;
  readonly connector: string | null;
  readonly model: string | null;
  readonly domain: string | null;
  readonly commune: string | null;
  readonly asset: string | null;
}

// The few best are chosen among the narrow columns first; the joins are for those only. Retired devices come last.
const DEVICES = `
with best as (
  select id, search like $3 as begins, life_cycle = 'retired' as gone
  from device where organisation_id = $1 and search like all ($2)
  order by 2 desc, 3, key limit $4)
select v.key, v.name, c.key as connector, v.model, o.domain, o.commune, o.key as asset
from best b join device v on v.id = b.id join connector c on c.id = v.connector_id
left join thing o on o.id = v.thing_id
order by b.begins desc, b.gone, v.key`;

const THINGS = `
select key, name, null as connector, null as model, domain, commune, null as asset
from thing where organisation_id = $1 and search like all ($2)
order by search like $3 desc, key limit $4`;

const foundOf = (kind: Found['kind'], row: FoundRow): Found => ({
  kind,
  key: row.key,
  name: row.name,
  connector: present(row.connector),
  model: present(row.model),
  domain: present(row.domain),
  commune: present(row.commune),
  asset: present(row.asset),
});

/** Devices and objects that hold every word, those that begin with the text first. */
export async function search(
  pool: pg.Pool,
  { organisation }: { readonly organisation: number },
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<{ readonly devices: Found[]; readonly things: Found[] }> {
  const words = wordsOf(text);
  if (words.length === 0) return { devices: [], things: [] };
  const parameters = [organisation, words, beginning(text), limit];
  const [devices, things] = await Promise.all([
    pool.query<FoundRow>({ name: 'search-devices', text: DEVICES, values: parameters }),
    pool.query<FoundRow>({ name: 'search-things', text: THINGS, values: parameters }),
  ]);
  return {
    devices: devices.rows.map((row) => foundOf('device', row)),
    things: things.rows.map((row) => foundOf('thing', row)),
  };
}
