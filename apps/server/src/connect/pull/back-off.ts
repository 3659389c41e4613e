import type { Instant, Milliseconds } from '@vigie/kit';
import { HOUR, SECOND } from '@vigie/kit';
import type { PullFailure } from '#connect/pull/pull-fault.ts';

const FIRST: Milliseconds = 15 * SECOND;
/** Longest pause of our own. */
export const LONGEST_PAUSE: Milliseconds = HOUR;
/** Longest pause a source may ask for. */
const LONGEST_ASKED: Milliseconds = 6 * HOUR;
/** Faults that the next minute does not mend. */
const STUBBORN: ReadonlySet<string> = new Set([
  'access-refused',
  'bad-request',
  'bad-settings',
  'private-address',
  'not-https',
]);

/** Even pauses with up to a tenth more, so that sources set up together do not ask together for ever. */
export function jittered(pause: Milliseconds, chance: () => number): Milliseconds {
  return Math.round(pause * (1 + chance() / 10));
}

/** When to try again: twice as long after each failure, from 15 s to an hour, and never sooner than the source asks. */
export function pauseAfter(failure: PullFailure, failures: number, chance: () => number): Milliseconds {
  const steps = Math.min(failures - 1, 12) + (STUBBORN.has(failure.fault) ? 5 : 0);
  const own = Math.min(FIRST * 2 ** steps, LONGEST_PAUSE);
  const asked = Math.min(failure.retryAfter ?? 0, LONGEST_ASKED);
  // half of it at random: many instances that lost one source do not come back at one moment
  return Math.max(Math.round(own * (0.5 + chance() / 2)), asked);
}

/** True when it is time. A time further away than any pause was set by a wrong clock. */
export function isDue(next: Instant | undefined, now: Instant, longest: Milliseconds): boolean {
  return next === undefined || now >= next || next - now > longest;
}

export const LONGEST_WAIT: Milliseconds = LONGEST_ASKED;
