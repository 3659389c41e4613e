import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

/** A question kept: what changed in a street, and did it help. */
export interface NewStudy {
  readonly domain: string;
  readonly thing: string;
  readonly control?: string;
  readonly title: string;
  readonly note?: string;
  readonly indicator: string;
  readonly beforeFrom: number;
  readonly beforeTo: number;
  readonly afterFrom: number;
  readonly afterTo: number;
  readonly season: number;
  readonly who: string;
}

const INSERT = `
insert into study (organisation_id, domain, thing_id, control_thing_id, title, note, indicator,
  before_from, before_to, after_from, after_to, season, who)
select $1, $2, t.id, c.id, $5, $6, $7, $8, $9, $10, $11, $12, $13
from thing t
left join thing c on c.organisation_id = $1 and c.domain = $2 and c.key = $4
where t.organisation_id = $1 and t.domain = $2 and t.key = $3 and ($4::text is null or c.id is not null)
returning id`;

const SELECT = `
select s.id, s.domain, t.key, t.name, c.key as control_key, c.name as control_name, s.title, s.note, s.indicator,
  s.before_from, s.before_to, s.after_from, s.after_to, s.season, s.who, s.created_time as created, s.result,
  s.result_time
from study s
join thing t on t.id = s.thing_id
left join thing c on c.id = s.control_thing_id
where s.organisation_id = $1`;

const LIST = `${SELECT} and s.domain = $2 and ($3::int is null or s.id < $3) order by s.id desc limit $4`;
const ONE = `${SELECT} and s.id = $2`;
const KEEP = 'update study set result = $3, result_time = now() where organisation_id = $1 and id = $2';
const REMOVE = 'delete from study where organisation_id = $1 and id = $2';

interface StudyRecord {
  readonly id: number;
  readonly domain: string;
  readonly key: string;
  readonly name: string;
  readonly control_key: string | null;
  readonly control_name: string | null;
  readonly title: string;
  readonly note: string | null;
  readonly indicator: string;
  readonly before_from: number;
  readonly before_to: number;
  readonly after_from: number;
  readonly after_to: number;
  readonly season: number;
  readonly who: string;
  readonly created: number;
  readonly result: JsonObject | null;
  readonly result_time: number | null;
}

function studyOf(row: StudyRecord) {
  const { id, domain, title, indicator, season, who, created } = row;
  const control =
    row.control_key === null || row.control_name === null
      ? undefined
      : { key: row.control_key, name: row.control_name };
  return {
    id,
    domain,
    title,
    indicator,
    season,
    who,
    created,
    thing: { key: row.key, name: row.name },
    control,
    note: present(row.note),
    beforeFrom: row.before_from,
    beforeTo: row.before_to,
    afterFrom: row.after_from,
    afterTo: row.after_to,
    result: present(row.result),
    resultTime: present(row.result_time),
  };
}

/** Keeps a study; absent where there is no such object. */
export async function insertStudy(pool: pg.Pool, { organisation }: ReadScope, study: NewStudy) {
  const { domain, thing, control = null, title, note = null, indicator, season, who } = study;
  const spans = [study.beforeFrom, study.beforeTo, study.afterFrom, study.afterTo].map(toTimestamp);
  const values = [organisation, domain, thing, control, title, note, indicator, ...spans, season, who];
  return (await pool.query<{ id: number }>(INSERT, values)).rows[0]?.id;
}

/** Studies of a domain, newest first. */
export async function readStudies(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & { readonly domain: string },
) {
  const [id = null] = readCursor(query.cursor, 1) ?? [];
  const { rows } = await pool.query<StudyRecord>(LIST, [organisation, query.domain, id, query.limit + 1]);
  return pageOf(rows, query.limit, { item: studyOf, position: (row) => writeCursor(row.id) });
}

export async function readStudy(pool: pg.Pool, { organisation }: ReadScope, id: number) {
  const { rows } = await pool.query<StudyRecord>(ONE, [organisation, id]);
  return rows[0] && studyOf(rows[0]);
}

/** Keeps the last answer beside the question. */
export async function keepStudyResult(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { id, result }: { readonly id: number; readonly result: JsonObject },
): Promise<void> {
  await pool.query(KEEP, [organisation, id, JSON.stringify(result)]);
}

export async function removeStudy(pool: pg.Pool, { organisation }: ReadScope, id: number): Promise<boolean> {
  return (await pool.query(REMOVE, [organisation, id])).rowCount === 1;
}
