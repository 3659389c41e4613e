import type { AlarmTransition, AlertSettings, AlertState, Instant } from '@vigie/kit';
import { stepAlert } from '@vigie/kit';
import type { TimedValue } from './alarm-store.ts';

export interface Replay {
  readonly state: AlertState;
  readonly lastTime: Instant | undefined;
  readonly changes: readonly AlarmTransition[];
}

/** Takes values in order of time through the state machine. */
export function replay(start: AlertState, samples: readonly TimedValue[], settings: AlertSettings): Replay {
  let state = start;
  const changes: AlarmTransition[] = [];
  for (const { time, value } of samples) {
    const next = stepAlert(state, value, settings);
    if (next.level !== state.level) changes.push({ time, from: state.level, to: next.level, value });
    state = next;
  }
  return { state, lastTime: samples.at(-1)?.time, changes };
}

/** Values needed ahead of a time to know the counts there exactly: a count is always shorter than what it waits for. */
export const samplesAhead = ({ up, down }: AlertSettings): number => Math.max(up, down) - 1;

/**
 * State just before `from` on a datastream whose level there is known. The values ahead can only have moved the counts:
 * a change among them would have been said.
 */
export function stateBefore(level: number, ahead: readonly TimedValue[], settings: AlertSettings): AlertState {
  let state: AlertState = { level, rising: 0, falling: 0 };
  for (const { value } of ahead) {
    const next = stepAlert(state, value, settings);
    state = next.level === level ? next : { level, rising: 0, falling: 0 };
  }
  return state;
}
