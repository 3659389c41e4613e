import type { SettingValues } from '@vigie/kit';
import type pg from 'pg';
import { markFigures } from './dirty-figures.ts';
import type { ReadScope } from './read-page.ts';
import { transaction } from './transaction.ts';

/** A setting a territory made. */
export interface StoredSetting {
  readonly key: string;
  readonly value: number;
  readonly source: string;
  readonly who: string;
  readonly changed: number;
}

const ALL = 'select organisation_id as organisation, key, value from pack_setting';

const OWN = `
select key, value, source, who, changed_time as changed from pack_setting where organisation_id = $1 order by key`;

const WRITE = `
insert into pack_setting (organisation_id, key, value, source, who) values ($1, $2, $3, $4, $5)
on conflict (organisation_id, key) do update
set value = excluded.value, source = excluded.source, who = excluded.who, changed_time = now()`;

const REMOVE = 'delete from pack_setting where organisation_id = $1 and key = $2';

const LOOK_AGAIN = `
insert into dirty_exclusion (datastream_id, day)
select r.datastream_id, (r.start_time at time zone $3)::date
from rollup_hour r join datastream d on d.id = r.datastream_id
where d.organisation_id = $1 and d.quantity = any ($2)
group by 1, 2
order by 1, 2
on conflict do nothing`;

/** What rests on a setting. */
export interface Resting {
  /** Quantities whose figures are made again. */
  readonly figures: readonly string[];
  /** Weather quantities whose exclusions are found again. */
  readonly weather: readonly string[];
  readonly zone: string;
}

/** Every setting, for those who compute: organisation → values. */
export async function loadPackSettings(pool: pg.Pool): Promise<ReadonlyMap<number, SettingValues>> {
  const { rows } = await pool.query<{ organisation: number; key: string; value: number }>(ALL);
  const groups = Map.groupBy(rows, ({ organisation }) => organisation);
  return new Map(
    [...groups].map(([organisation, own]) => [
      organisation,
      Object.fromEntries(own.map(({ key, value }) => [key, value])),
    ]),
  );
}

/** Settings an organisation made. */
export async function readPackSettings(pool: pg.Pool, { organisation }: ReadScope): Promise<StoredSetting[]> {
  return (await pool.query<StoredSetting>(OWN, [organisation])).rows;
}

async function remake(client: pg.ClientBase, organisation: number, { figures, weather, zone }: Resting): Promise<void> {
  if (weather.length > 0) await client.query(LOOK_AGAIN, [organisation, weather, zone]);
  if (figures.length === 0) return;
  const ever = { from: '-infinity', to: 'infinity' };
  await markFigures(client, { organisation, quantities: figures, ...ever, hours: -1, zone });
}

/** Writes a setting; what rests on it is made again. */
export function writePackSetting(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { key, value, source, who, resting }: Omit<StoredSetting, 'changed'> & { readonly resting: Resting },
): Promise<void> {
  return transaction(pool, async (client) => {
    await client.query(WRITE, [organisation, key, value, source, who]);
    await remake(client, organisation, resting);
  });
}

/** Back to the pack's usual; false where nothing was set. */
export function removePackSetting(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { key, resting }: { readonly key: string; readonly resting: Resting },
): Promise<boolean> {
  return transaction(pool, async (client) => {
    const removed = (await client.query(REMOVE, [organisation, key])).rowCount === 1;
    if (removed) await remake(client, organisation, resting);
    return removed;
  });
}
