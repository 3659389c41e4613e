import type { SchoolYear } from '@vigie/kit';
import type pg from 'pg';
import type { ReadScope } from './read-page.ts';

/** A school year as it was loaded, and by whom. */
export interface StoredSchoolYear extends SchoolYear {
  readonly who: string;
  readonly loaded: number;
}

interface YearRecord {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  readonly breaks: SchoolYear['breaks'];
  readonly source: string;
  readonly who: string;
  readonly loaded: number;
}

const LIST = `
select label, first_day as first, last_day as last, breaks, source, who, loaded_time as loaded
from school_year
where organisation_id = $1 and zone = $2
order by label`;

const WRITE = `
insert into school_year (organisation_id, zone, label, first_day, last_day, breaks, source, who)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (organisation_id, zone, label) do update
set first_day = excluded.first_day, last_day = excluded.last_day, breaks = excluded.breaks, source = excluded.source,
  who = excluded.who, loaded_time = now()`;

const REMOVE = 'delete from school_year where organisation_id = $1 and zone = $2 and label = $3';

/** School years a territory loaded for a zone, in order. */
export async function readSchoolYears(
  pool: pg.Pool,
  { organisation }: ReadScope,
  zone: string,
): Promise<StoredSchoolYear[]> {
  const { rows } = await pool.query<YearRecord>(LIST, [organisation, zone]);
  return rows.map(({ first, last, ...year }) => ({ ...year, known: [first, last] as const }));
}

/** Keeps a school year; one of the same label is replaced. */
export async function writeSchoolYear(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { zone, year, who }: { readonly zone: string; readonly year: SchoolYear; readonly who: string },
): Promise<void> {
  const { label, known, breaks, source } = year;
  await pool.query(WRITE, [organisation, zone, label, known[0], known[1], JSON.stringify(breaks), source, who]);
}

/** False where there was none. */
export async function removeSchoolYear(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { zone, label }: { readonly zone: string; readonly label: string },
): Promise<boolean> {
  return ((await pool.query(REMOVE, [organisation, zone, label])).rowCount ?? 0) > 0;
}
