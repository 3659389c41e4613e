import type { FrameEnd, JsonObject } from '@vigie/kit';
import { FRAME_ENDS } from '@vigie/kit';
import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

/** A stored frame with its end, for those who count frames anew. */
export interface CountedFrame {
  readonly receivedTime: number;
  readonly connector: number;
  readonly kind: string;
  readonly settings: JsonObject;
  readonly device: string;
  readonly body: Uint8Array;
  readonly end: FrameEnd;
  readonly reason: string | undefined;
}

interface FrameRecord {
  readonly id: string;
  readonly received_time: number;
  readonly connector: number;
  readonly kind: string;
  readonly settings: JsonObject;
  readonly device: string;
  readonly body: Buffer;
  readonly outcome: number;
  readonly reason: string | null;
}

const PAGE = 2_000;

const FRAMES = `
select f.id::text, f.received_time, f.connector_id as connector, c.kind, c.settings, f.device, f.body, e.outcome, e.reason
from frame f
join connector c on c.id = f.connector_id
join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
where f.received_time >= $1 and f.received_time < $2 and f.device is not null
  and (f.received_time, f.id) > ($3::timestamptz, $4::int8)
order by f.received_time, f.id
limit ${PAGE}`;

const FIRST = 'select min(received_time) as first from frame';

/** When the oldest frame that is kept was received. */
export async function firstFrameTime(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ first: number | null }>(FIRST);
  return rows[0]?.first ?? undefined;
}

/** Frames that came to an end, in order of receipt, page by page. */
export async function* countedFrames(
  pool: Pool,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<readonly CountedFrame[]> {
  let [time, id] = [toTimestamp(from), '-1'];
  for (;;) {
    const { rows } = await pool.query<FrameRecord>(FRAMES, [toTimestamp(from), toTimestamp(to), time, id]);
    if (rows.length > 0) yield rows.map(countedFrame);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    time = toTimestamp(last.received_time);
    id = last.id;
  }
}

function countedFrame(row: FrameRecord): CountedFrame {
  const { connector, kind, settings, device, body, outcome, reason } = row;
  return {
    receivedTime: row.received_time,
    connector,
    kind,
    settings,
    device,
    body,
    // outcomes are 1 to 4, held by a constraint of the table
    end: FRAME_ENDS[outcome - 1] ?? 'stored',
    reason: reason ?? undefined,
  };
}
