import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface JournalFilter extends PageQuery {
  readonly who?: string;
  /** One action, or a family of them: `codec.`. */
  readonly action?: string;
  readonly object?: string;
}

interface JournalRecord {
  readonly id: string;
  readonly time: number;
  readonly who: string;
  readonly action: string;
  readonly object: string;
  readonly detail: JsonObject;
}

const JOURNAL = `
select id, time, who, action, object, detail
from journal
where organisation_id = $1
  and ($2::text is null or who = $2)
  and ($3::text is null or action = $3 or (right($3, 1) = '.' and starts_with(action, $3)))
  and ($4::text is null or object = $4)
  and ($5::bigint is null or id < $5)
order by id desc
limit $6`;

/** Who did what, newest first. */
export async function readJournal(pool: pg.Pool, { organisation }: ReadScope, query: JournalFilter) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const filters = [query.who ?? null, query.action ?? null, query.object ?? null];
  const { rows } = await pool.query<JournalRecord>(JOURNAL, [organisation, ...filters, before, query.limit + 1]);
  return pageOf(rows, query.limit, { item: (entry) => entry, position: ({ id }) => writeCursor(id) });
}
