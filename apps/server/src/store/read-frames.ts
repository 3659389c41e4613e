import type { FrameEnd, JsonObject, Uplink } from '@vigie/kit';
import { FRAME_ENDS } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

/** Reads the envelope of a stored frame again; `device` says which uplink of a body that holds several. */
export type ParseUplink = (frame: {
  readonly kind: string;
  readonly settings: JsonObject;
  readonly body: Uint8Array;
  readonly receivedTime: number;
  readonly device?: string;
}) => Uplink | undefined;

interface FrameFilter extends PageQuery {
  readonly connector?: string;
  readonly device?: string;
  readonly end?: FrameEnd | 'pending';
  readonly from?: number;
  readonly to?: number;
}

interface FrameRecord {
  readonly id: string;
  readonly received_time: number;
  readonly connector: string | null;
  readonly kind: string | null;
  readonly settings: JsonObject | null;
  readonly device: string | null;
  readonly outcome: number | null;
  readonly reason: string | null;
  readonly body: Buffer;
}

const COLUMNS = `f.id::text, f.received_time, c.key as connector, c.kind, c.settings, f.device, e.outcome, e.reason, f.body`;

const FILTER = `
f.organisation_id = $1
  and ($2::text is null or c.key = $2)
  and ($3::text is null or f.device = $3)
  and f.received_time >= coalesce($4::timestamptz, '-infinity')
  and f.received_time < coalesce($5::timestamptz, 'infinity')
  and ($6::bigint is null or f.id < $6)`;

// Frame numbers grow with time, and their index makes the newest page cheap in every partition.
const PAGE = 'order by f.id desc limit $7';

const FRAMES = `
select ${COLUMNS}
from frame f
left join connector c on c.id = f.connector_id
left join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
where ${FILTER}
${PAGE}`;

const FRAMES_ENDED = `
select ${COLUMNS}
from frame_end e
join frame f on f.id = e.frame_id and f.received_time = e.received_time
left join connector c on c.id = f.connector_id
where ${FILTER} and e.outcome = $8
${PAGE}`;

// The ledger knows which hours hold a frame without an end: no walk through months of frames that all have theirs.
const FRAMES_PENDING = `
with hours as materialized (
  select hour from ledger
  where organisation_id = $1
    and hour >= date_trunc('hour', coalesce($4::timestamptz, '-infinity'))
    and hour < coalesce($5::timestamptz, 'infinity')
  group by hour, connector_id
  having sum(case when entry = 0 then n else -n end) > 0
)
select ${COLUMNS}
from (select distinct hour from hours) h
join frame f on f.received_time >= h.hour and f.received_time < h.hour + interval '1 hour'
left join connector c on c.id = f.connector_id
left join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
where ${FILTER} and e.frame_id is null and $8::smallint is null
${PAGE}`;

function statementOf(end: FrameEnd | 'pending' | undefined): string {
  if (end === undefined) return FRAMES;
  return end === 'pending' ? FRAMES_PENDING : FRAMES_ENDED;
}

/** Stored outcome (1–4) → its name; none yet: pending. */
function endOf(outcome: number | null): FrameEnd | 'pending' {
  return outcome === null ? 'pending' : (FRAME_ENDS[outcome - 1] ?? 'pending');
}

function uplinkOf(row: FrameRecord, parse: ParseUplink): Uplink | undefined {
  if (row.kind === null) return undefined;
  const device = present(row.device);
  const { kind, body, received_time: receivedTime } = row;
  return parse({ kind, settings: row.settings ?? {}, body, receivedTime, device });
}

/** Raw frames, newest first, each with its end and, where its envelope can be read, what it said. */
export async function readFrames(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: FrameFilter & { readonly parse: ParseUplink },
) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const { end } = query;
  const filters = [query.connector ?? null, query.device ?? null, timeParameter(query.from), timeParameter(query.to)];
  const outcome = end === undefined ? [] : [end === 'pending' ? null : FRAME_ENDS.indexOf(end) + 1];
  const parameters = [organisation, ...filters, before, query.limit + 1, ...outcome];
  const { rows } = await pool.query<FrameRecord>(statementOf(end), parameters);
  return pageOf(rows, query.limit, {
    item: (row) => ({
      id: row.id,
      receivedTime: row.received_time,
      // '': sent to a connector that does not exist
      connector: row.connector ?? '',
      end: endOf(row.outcome),
      reason: present(row.reason),
      body: row.body,
      uplink: uplinkOf(row, query.parse),
    }),
    position: ({ id }) => writeCursor(id),
  });
}
