import { DAY, HOUR, MINUTE, SECOND, uniform } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import type { Emitter } from './emitter.ts';
import { GATEWAYS } from './gateways.ts';
import type { Scenario } from './scenario.ts';

/** One frame at our door. */
export interface Arrival {
  readonly emitter: Emitter;
  /** When the network heard it. */
  readonly time: Instant;
  readonly receivedTime: Instant;
  readonly kind: 'whole' | 'truncated';
}

/** Shares of frames that are lost on the air, cut short, or sent twice by a network server that missed our answer. */
const LOST = 0.012;
const TRUNCATED = 0.0004;
const TWICE = 0.003;
/** A gateway loses its backhaul once in this long, keeps what it heard and sends it all when the line is back. */
const OUTAGE_EVERY = 24 * DAY;
export const LONGEST_OUTAGE = 7 * HOUR;

/** What becomes of a frame on its way: nothing, one arrival, or two. */
export function arrivalsOf(scenario: Scenario, emitter: Emitter, time: Instant): readonly Arrival[] {
  const { seed } = emitter;
  const key = Math.floor(time / SECOND);
  if (inside(emitter.silences, time) || uniform(seed, key, 21) < LOST) return [];
  const travel = 300 + 1200 * uniform(seed, key, 22);
  const heldUntil = emitter.fields === undefined ? lineBack(scenario, emitter.link.gateway.id, time) : undefined;
  const spread = 90 * SECOND * uniform(seed, key, 23);
  const receivedTime = Math.floor(heldUntil === undefined ? time + travel : heldUntil + spread);
  const kind = emitter.fields === undefined && uniform(seed, key, 24) < TRUNCATED ? 'truncated' : 'whole';
  const arrival: Arrival = { emitter, time, receivedTime, kind };
  if (uniform(seed, key, 25) >= TWICE) return [arrival];
  return [
    arrival,
    { ...arrival, receivedTime: receivedTime + 5 * SECOND + Math.floor(20 * SECOND * uniform(seed, key, 26)) },
  ];
}

/** When the backhaul of a gateway came back, if it was gone at a time. */
function lineBack(scenario: Scenario, gateway: string, time: Instant): Instant | undefined {
  return outagesNear(scenario, gateway, time).find(({ start, end }) => time >= start && time < end)?.end;
}

function outagesNear(scenario: Scenario, gateway: string, time: Instant): readonly Interval[] {
  const index = GATEWAYS.findIndex(({ id }) => id === gateway);
  const turn = Math.floor(time / OUTAGE_EVERY);
  const start = turn * OUTAGE_EVERY + (OUTAGE_EVERY - LONGEST_OUTAGE) * uniform(scenario.seed, turn, 300 + index);
  const length = 40 * MINUTE + (LONGEST_OUTAGE - 40 * MINUTE) * uniform(scenario.seed, turn, 400 + index) ** 2;
  const ordinary = { start, end: start + length };
  // the story's own: Martigues and its surroundings, three days before its end
  const told = { start: scenario.now - 3 * DAY - 5 * HOUR, end: scenario.now - 3 * DAY - 2 * HOUR };
  return index === STORY_GATEWAY ? [told, ordinary] : [ordinary];
}

const STORY_GATEWAY = 6;

function inside(intervals: readonly Interval[], time: Instant): boolean {
  return intervals.some(({ start, end }) => time >= start && time < end);
}
