import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { QUARANTINED, quarantineParameters } from './quarantine-filter.ts';
import type { QuarantineFilter } from './quarantine-filter.ts';
import type { ParseUplink } from './read-frames.ts';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface GroupRecord {
  readonly reason: string;
  readonly connector: string | null;
  readonly device: string | null;
  readonly frames: number;
  readonly first: number;
  readonly last: number;
  readonly example: string;
  readonly registered: boolean;
}

const GROUPS = `
select g.*, exists (
    select from device v where v.connector_id = g.connector_id and v.key = g.device) as registered
from (
  select split_part(e.reason, ':', 1) as reason, e.connector_id, c.key as connector, f.device, count(*)::int as frames,
    min(e.received_time) as first, max(e.received_time) as last,
    (array_agg(e.reason order by e.received_time desc))[1] as example
  from ${QUARANTINED}
  group by 1, 2, 3, 4) g
order by g.frames desc, g.reason, g.connector, g.device
limit $9 offset $10`;

/** Quarantined frames by reason, connector and device, the largest groups first. */
export async function readQuarantine(pool: pg.Pool, { organisation }: ReadScope, query: PageQuery & QuarantineFilter) {
  const [offset = '0'] = readCursor(query.cursor, 1) ?? [];
  const parameters = [...quarantineParameters(organisation, query), query.limit + 1, offset];
  const { rows } = await pool.query<GroupRecord>(GROUPS, parameters);
  const item = ({ reason, connector, device, frames, first, last, example, registered }: GroupRecord) => ({
    reason,
    // '': sent to a connector that does not exist
    connector: connector ?? '',
    device: present(device),
    frames,
    first,
    last,
    example,
    registered,
  });
  return pageOf(rows, query.limit, { item, position: () => writeCursor(Number(offset) + query.limit) });
}

interface FrameRecord {
  readonly id: string;
  readonly received_time: number;
  readonly connector: string | null;
  readonly kind: string | null;
  readonly settings: JsonObject | null;
  readonly device: string | null;
  readonly reason: string;
  readonly body: Buffer;
}

const FRAMES = `
select f.id::text, f.received_time, c.key as connector, c.kind, c.settings, f.device, e.reason, f.body
from ${QUARANTINED}
  and ($9::bigint is null or f.id < $9)
order by f.id desc
limit $10`;

function uplinkOf(row: FrameRecord, parse: ParseUplink) {
  if (row.kind === null) return undefined;
  const { kind, body, received_time: receivedTime } = row;
  return parse({ kind, settings: row.settings ?? {}, body, receivedTime, device: present(row.device) });
}

/** Quarantined frames, newest first, with what their envelope says as far as it can be read now. */
export async function readQuarantinedFrames(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: PageQuery & QuarantineFilter & { readonly parse: ParseUplink },
) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const parameters = [...quarantineParameters(organisation, query), before, query.limit + 1];
  const { rows } = await pool.query<FrameRecord>(FRAMES, parameters);
  return pageOf(rows, query.limit, {
    item: (row) => ({
      id: row.id,
      receivedTime: row.received_time,
      connector: row.connector ?? '',
      end: 'quarantined' as const,
      reason: row.reason,
      body: row.body,
      uplink: uplinkOf(row, query.parse),
    }),
    position: ({ id }) => writeCursor(id),
  });
}

const WAITING = `
select count(*)::int as frames
from unnest($2::text[], $3::text[]) as asked(connector, device)
join connector c on c.key = asked.connector and c.organisation_id = $1
join frame f on f.device = asked.device and f.connector_id = c.id
join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
where e.outcome = 4 and e.organisation_id = $1`;

/** How many quarantined frames wait for some devices. */
export async function countWaiting(
  pool: pg.Pool,
  { organisation }: ReadScope,
  devices: readonly { readonly connector: string; readonly device: string }[],
): Promise<number> {
  const columns = [devices.map(({ connector }) => connector), devices.map(({ device }) => device)];
  const { rows } = await pool.query<{ frames: number }>(WAITING, [organisation, ...columns]);
  return rows[0]?.frames ?? 0;
}
