import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

/** A frame that was committed and never got its end: the process was killed between the two. */
export interface PendingFrame {
  readonly id: bigint;
  readonly receivedTime: number;
  readonly dedupKey: bigint;
  readonly connector: {
    readonly id: number;
    readonly key: string;
    readonly kind: string;
    readonly organisation: number;
  };
  readonly device: string | undefined;
  readonly body: Uint8Array;
}

interface PendingRecord {
  readonly id: string;
  readonly received_time: number;
  readonly dedup_key: string;
  readonly connector_id: number;
  readonly connector_key: string;
  readonly kind: string;
  readonly organisation_id: number;
  readonly device: string | null;
  readonly body: Buffer;
}

const PAGE = 2_000;

// The ledger knows in which hours frames are missing an end: no need to look through all of them.
const HOURS = `
select hour from ledger
group by hour having sum(n) filter (where entry = 0) > coalesce(sum(n) filter (where entry > 0), 0)
order by hour`;

const FRAMES = `
select f.id, f.received_time, f.dedup_key, f.connector_id, c.key as connector_key, c.kind, f.organisation_id, f.device,
  f.body
from frame f
join connector c on c.id = f.connector_id
where f.received_time >= $1 and f.received_time < $1::timestamptz + interval '1 hour' and f.id > $2
  and not exists (select from frame_end e where e.frame_id = f.id and e.received_time = f.received_time)
order by f.id limit $3`;

/**
 * Frames without an end, hour by hour and in the order of their ids, page by page. To be read before intake opens:
 * afterwards frames on their way are pending too.
 */
export async function* pendingFrames(pool: Pool): AsyncGenerator<readonly PendingFrame[]> {
  const hours = await pool.query<{ hour: number }>(HOURS);
  for (const { hour } of hours.rows) {
    let after = '-1';
    for (;;) {
      const { rows } = await pool.query<PendingRecord>(FRAMES, [toTimestamp(hour), after, PAGE]);
      if (rows.length > 0) yield rows.map(pendingFrame);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = last.id;
    }
  }
}

function pendingFrame(row: PendingRecord): PendingFrame {
  return {
    id: BigInt(row.id),
    receivedTime: row.received_time,
    dedupKey: BigInt(row.dedup_key),
    connector: {
      id: row.connector_id,
      key: row.connector_key,
      kind: row.kind,
      organisation: row.organisation_id,
    },
    device: row.device ?? undefined,
    body: row.body,
  };
}
