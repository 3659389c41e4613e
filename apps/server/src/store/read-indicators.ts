import type { Completeness } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface IndicatorFilter extends PageQuery {
  readonly indicator?: string;
  readonly thing?: string;
  readonly from?: number;
  readonly to?: number;
}

interface IndicatorRecord {
  readonly indicator: string;
  readonly thing: string;
  readonly datastream: number;
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly coverage: number;
  readonly completeness: Completeness;
  readonly excluded: number;
  readonly rank: string;
}

// Rank of the indicator's name among those of the page's organisation would move; a hash of it does not.
const INDICATORS = `
select i.indicator, t.key as thing, i.datastream_id as datastream,
  i.start_time as "start", i.end_time as "end",
  i.value, i.coverage, i.completeness, i.excluded, hashtext(i.indicator)::text as rank
from indicator_value i
join thing t on t.id = i.thing_id
where i.organisation_id = $1
  and ($2::text is null or i.indicator = $2)
  and ($3::text is null or t.key = $3)
  and i.start_time >= coalesce($4::timestamptz, '-infinity')
  and i.start_time < coalesce($5::timestamptz, 'infinity')
  and ($6::bigint is null or (i.start_time, i.datastream_id, hashtext(i.indicator)) <
    (timestamptz 'epoch' + $6::bigint * interval '1 millisecond', $7::int, $8::int))
order by i.start_time desc, i.datastream_id desc, hashtext(i.indicator) desc
limit $9`;

function indicator(row: IndicatorRecord) {
  const { indicator: id, thing, datastream, start, end, coverage, completeness, excluded } = row;
  return {
    indicator: id,
    thing,
    datastream,
    start,
    end,
    coverage,
    completeness,
    value: present(row.value),
    ...(excluded > 0 ? { excluded } : {}),
  };
}

/** Figures by window, newest first. */
export async function readIndicatorValues(pool: pg.Pool, { organisation }: ReadScope, query: IndicatorFilter) {
  const [start = null, datastream = null, rank = null] = readCursor(query.cursor, 3) ?? [];
  const interval = [timeParameter(query.from), timeParameter(query.to)];
  const filters = [query.indicator ?? null, query.thing ?? null, ...interval];
  const parameters = [organisation, ...filters, start, datastream, rank, query.limit + 1];
  const { rows } = await pool.query<IndicatorRecord>(INDICATORS, parameters);
  return pageOf(rows, query.limit, {
    item: indicator,
    position: (row) => writeCursor(row.start, row.datastream, row.rank),
  });
}
