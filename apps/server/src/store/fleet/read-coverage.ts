import type pg from 'pg';
import { present } from '../read-page.ts';
import type { ReadScope } from '../read-page.ts';
import { STANDS } from './device-state.ts';

const COVERAGE = `
select t.key, t.name, t.domain, t.commune, t.longitude, t.latitude, min(h.margin_db) as margin, min(h.rssi_dbm) as rssi,
  (array_agg(coalesce(g.name, g.key) order by h.margin_db nulls last))[1] as gateway
from device d
join thing t on t.id = d.thing_id
left join device_health h on h.device_id = d.id
left join gateway g on g.id = h.gateway_id
where d.organisation_id = $1 and ${STANDS} and h.rssi_dbm is not null
  and ($2::text is null or t.domain = $2)
group by t.id
order by t.id
limit $3`;

interface CoverageRecord {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly commune: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly margin: number | null;
  readonly rssi: number;
  readonly gateway: string | null;
}

/** Objects a map shows at once. */
const MOST_OBJECTS = 60_000;

/** How well the radio hears each object: the worst of its devices, mean of the last seven days. */
export async function readCoverage(pool: pg.Pool, { organisation }: ReadScope, query: { readonly domain?: string }) {
  const { rows } = await pool.query<CoverageRecord>(COVERAGE, [organisation, query.domain ?? null, MOST_OBJECTS]);
  return rows.map(({ commune, margin, gateway, ...row }) => ({
    ...row,
    commune: present(commune),
    margin: present(margin),
    gateway: present(gateway),
  }));
}
