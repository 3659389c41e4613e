import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { pageOf, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

export type RevisionKind = 'replay' | 'correction' | 'late';

/** A change of history that was published: what is said of it to those who use the data. */
export interface NewRevision {
  readonly organisation: number;
  readonly who: string;
  readonly kind: RevisionKind;
  readonly reason: string;
  /** What made it, as the journal names it: `replay:12`. */
  readonly object: string;
  /** Time of measure of the first value changed. */
  readonly from: number;
  /** After the last one. */
  readonly to: number;
  readonly datastreams: readonly number[];
  readonly quantities: readonly string[];
  readonly valuesChanged: number;
  /** Datasets of the packs. */
  readonly datasets: readonly string[];
}

interface RevisionFilter extends PageQuery {
  readonly dataset?: string;
  readonly datastream?: number;
  readonly kind?: RevisionKind;
  readonly from?: number;
  readonly to?: number;
}

interface RevisionRecord extends Omit<NewRevision, 'organisation' | 'valuesChanged'> {
  readonly id: string;
  readonly time: number;
  readonly valuesChanged: string;
}

const NOTE = `
insert into revision (organisation_id, who, kind, reason, object, from_time, to_time, datastreams, quantities,
  values_changed, datasets)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
returning id::text`;

const REVISIONS = `
select id::text, time, who, kind, reason, object, from_time as "from", to_time as "to", datastreams, quantities,
  values_changed::text as "valuesChanged", datasets
from revision
where organisation_id = $1
  and ($2::text is null or datasets @> array[$2::text])
  and ($3::int is null or $3::int = any (datastreams))
  and ($4::text is null or kind = $4)
  and to_time > coalesce($5::timestamptz, '-infinity')
  and from_time < coalesce($6::timestamptz, 'infinity')
  and ($7::bigint is null or id < $7)
order by id desc
limit $8`;

/** Notes a revision and gives its number; inside the transaction that changes the values, where there is one. */
export async function noteRevision(client: pg.ClientBase | pg.Pool, revision: NewRevision): Promise<string> {
  const { organisation, who, kind, reason, object, datastreams, quantities, valuesChanged, datasets } = revision;
  const period = [toTimestamp(revision.from), toTimestamp(revision.to)];
  const parameters = [organisation, who, kind, reason, object, ...period, datastreams, quantities, valuesChanged];
  const { rows } = await client.query<{ id: string }>(NOTE, [...parameters, datasets]);
  const [row] = rows;
  if (row === undefined) throw new Error('an insert without a row');
  return row.id;
}

/** Revisions of history, newest first; `from` and `to` are the time of measure they touch. */
export async function readRevisions(pool: pg.Pool, { organisation }: ReadScope, query: RevisionFilter) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const filters = [query.dataset ?? null, query.datastream ?? null, query.kind ?? null];
  const interval = [timeParameter(query.from), timeParameter(query.to)];
  const parameters = [organisation, ...filters, ...interval, before, query.limit + 1];
  const { rows } = await pool.query<RevisionRecord>(REVISIONS, parameters);
  return pageOf(rows, query.limit, {
    item: ({ valuesChanged, ...row }) => ({ ...row, valuesChanged: Number(valuesChanged) }),
    position: ({ id }) => writeCursor(id),
  });
}
