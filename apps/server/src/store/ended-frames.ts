import type { ClientBase } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

import type { FrameOutcome } from './observation-log.ts';

/**
 * Places in the batch of frames that have their end already: taken up twice, or committed by an attempt whose answer was
 * lost.
 */
export async function endedFrames(client: ClientBase, outcomes: readonly FrameOutcome[]): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ id: string }>(
    `select e.frame_id as id from unnest($1::int8[], $2::timestamptz[]) as f(id, received_time)
     join frame_end e on e.frame_id = f.id and e.received_time = f.received_time`,
    [outcomes.map(({ frame }) => frame), outcomes.map(({ receivedTime }) => toTimestamp(receivedTime))],
  );
  const seen = new Set(rows.map(({ id }) => BigInt(id)));
  const places = new Set<number>();
  outcomes.forEach(({ frame }, place) => {
    if (seen.has(frame)) places.add(place);
    else seen.add(frame);
  });
  return places;
}
