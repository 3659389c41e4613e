import type { Pool } from '#platform/db/pool.ts';
import { parseUplink } from '#connect/parse-uplink.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import { pendingFrames } from '#store/pending.ts';
import type { PendingFrame } from '#store/pending.ts';
import type { Belt } from './belt.ts';
import type { RegistryView } from './registry-view.ts';

/** A stored frame as it was at the door, its envelope read with the settings the connector has now. */
export function again(view: RegistryView, pending: PendingFrame): CommittedFrame {
  const { connector, body, receivedTime, device } = pending;
  const settings = view.directory.find(connector.key)?.settings ?? {};
  const uplink = parseUplink({
    kind: connector.kind,
    settings,
    body,
    receivedTime,
    ...(device === undefined ? {} : { device }),
  });
  return { ...pending, ...(uplink === undefined ? {} : { uplink }) };
}

/** Before intake opens: hands in again the frames that a killed process left without an end. Gives how many. */
export async function takeUpPending(pool: Pool, view: RegistryView, belt: Belt): Promise<number> {
  let taken = 0;
  for await (const page of pendingFrames(pool)) {
    belt.accept(
      page.map((pending) => again(view, pending)),
      'live',
    );
    taken += page.length;
    await belt.room('live');
  }
  return taken;
}

/** While intake runs: hands in again the frames whose lane was full, once it has room. Others are on their way. */
export async function takeUpLeftBehind(pool: Pool, view: RegistryView, belt: Belt): Promise<void> {
  if (belt.leftBehind === 0) return;
  for await (const page of pendingFrames(pool)) {
    if (belt.leftBehind === 0) return;
    const wanted = page.filter(({ id }) => belt.wants(id));
    belt.accept(
      wanted.map((pending) => again(view, pending)),
      'live',
    );
    await belt.drained();
  }
}
