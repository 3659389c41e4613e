import { maskReasons } from '@vigie/kit';
import type { Flag } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface ObservationFilter extends PageQuery {
  readonly device?: string;
  readonly thing?: string;
  readonly datastream?: number;
  readonly quantity?: string;
  readonly from?: number;
  readonly to?: number;
  readonly order?: 'asc' | 'desc';
}

interface ObservationRecord {
  /** Microseconds since 1970. */
  readonly time: string;
  readonly datastream: number;
  readonly device: string;
  readonly quantity: string;
  readonly unit: string;
  readonly raw: number;
  readonly adjusted: number | null;
  readonly flag: Flag;
  readonly reasons: number;
  readonly frame: string;
  readonly codec: string | null;
  readonly version: string | null;
  readonly until: number | null;
}

// Each datastream gives its first rows through the primary key and the page is taken among them: the cost depends on
// the page and the number of datastreams, never on the length of the history.
const statement = (order: 'asc' | 'desc'): string => {
  const after = order === 'desc' ? '<' : '>';
  return `
select o.time::text, o.until, s.id as datastream, s.device, s.quantity, s.unit, o.raw, o.adjusted, o.flag, o.reasons,
  o.frame_id::text as frame, k.key as codec, k.version
from (
  select d.id, v.key as device, d.quantity, d.unit, d.covers
  from datastream d
  join device v on v.id = d.device_id
  join thing t on t.id = d.thing_id
  where d.organisation_id = $1
    and ($2::text is null or v.key = $2)
    and ($3::text is null or t.key = $3)
    and ($4::int is null or d.id = $4)
    and ($5::text is null or d.quantity = $5)
) s
cross join lateral (
  select (extract(epoch from phenomenon_time) * 1000000)::bigint as time, raw, adjusted, flag, reasons, frame_id, codec_id,
    case when coalesce(f.covers, s.covers) <> 'moment'
      then phenomenon_time + o.duration_ms * interval '1 ms' end as until
  from observation o
  left join datastream_feed f on f.datastream_id = o.datastream_id
    and o.phenomenon_time >= coalesce(f.from_time, '-infinity') and o.phenomenon_time < coalesce(f.to_time, 'infinity')
  where o.datastream_id = s.id
    and phenomenon_time >= coalesce($6::timestamptz, '-infinity')
    and phenomenon_time < coalesce($7::timestamptz, 'infinity')
    and ($8::bigint is null
      or (phenomenon_time ${after}= timestamptz 'epoch' + $8::bigint * interval '1 microsecond'
        and (phenomenon_time ${after} timestamptz 'epoch' + $8::bigint * interval '1 microsecond' or s.id > $9::int)))
  order by phenomenon_time ${order}
  limit $10
) o
left join codec k on k.id = o.codec_id
order by o.time ${order}, s.id
limit $10`;
};

const NEWEST_FIRST = statement('desc');
const OLDEST_FIRST = statement('asc');

function observation(row: ObservationRecord) {
  const { datastream, device, quantity, unit, raw, flag, frame } = row;
  return {
    datastream,
    device,
    quantity,
    unit,
    raw,
    flag,
    frame,
    phenomenonTime: Number(row.time) / 1000,
    phenomenonEnd: present(row.until),
    reasons: maskReasons(row.reasons),
    adjusted: present(row.adjusted),
    codec: row.codec !== null && row.version !== null ? { id: row.codec, version: row.version } : undefined,
  };
}

/** Values of datastreams over time, newest first unless asked otherwise; `to` is not included. */
export async function readObservations(pool: pg.Pool, { organisation }: ReadScope, query: ObservationFilter) {
  const [time = null, datastream = null] = readCursor(query.cursor, 2) ?? [];
  const filters = [query.device ?? null, query.thing ?? null, query.datastream ?? null, query.quantity ?? null];
  const interval = [timeParameter(query.from), timeParameter(query.to)];
  const { rows } = await pool.query<ObservationRecord>(query.order === 'asc' ? OLDEST_FIRST : NEWEST_FIRST, [
    organisation,
    ...filters,
    ...interval,
    time,
    datastream,
    query.limit + 1,
  ]);
  return pageOf(rows, query.limit, {
    item: observation,
    position: (row) => writeCursor(row.time, row.datastream),
  });
}
