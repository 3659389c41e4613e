import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, SECOND } from '@vigie/kit';
import type { Clock, Instant } from '@vigie/kit';
import { framesBetween } from './city.ts';
import type { City, SimulatedFrame } from './city.ts';
import type { Progress } from './progress.ts';
import type { ConnectorKey } from './registration.ts';

/** Sends frames of one connector; resolves when they are acknowledged. */
export type Send = (connector: ConnectorKey, frames: readonly SimulatedFrame[]) => Promise<void>;

export interface LiveOptions {
  readonly progress: Progress;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly send: Send;
}

const TICK = SECOND;
const FRAMES_A_REQUEST = 200;
/** Frames are planned this far ahead. */
const PLAN = HOUR;

/** Sends each frame when its time has come, from where the last run was acknowledged; late ones in batches. */
export async function playLive(town: City, { progress, clock, signal, send }: LiveOptions): Promise<void> {
  while (!signal.aborted) {
    const from = progress.state.liveThrough;
    await playUntil(from + PLAN, { town, from, progress, clock, signal, send });
  }
}

async function playUntil(
  end: Instant,
  { town, from, progress, clock, signal, send }: LiveOptions & { town: City; from: Instant },
): Promise<void> {
  const frames = framesBetween(town, { start: from, end });
  let next = frames.next();
  while (!signal.aborted) {
    const now = Math.min(clock.now(), end);
    const due: SimulatedFrame[] = [];
    while (next.done !== true && next.value.receivedTime < now) {
      due.push(next.value);
      next = frames.next();
    }
    await sendAll(due, send);
    if (now > progress.state.liveThrough) progress.update({ liveThrough: now });
    if (now === end) return;
    await pause(TICK, undefined, { signal }).catch(() => undefined);
  }
}

async function sendAll(due: readonly SimulatedFrame[], send: Send): Promise<void> {
  const byConnector = Map.groupBy(due, ({ connector }) => connector);
  for (const [connector, frames] of byConnector) {
    for (let first = 0; first < frames.length; first += FRAMES_A_REQUEST) {
      await send(connector, frames.slice(first, first + FRAMES_A_REQUEST));
    }
  }
}
