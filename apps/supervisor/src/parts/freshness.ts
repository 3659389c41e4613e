import type { Thing } from '../api/contract.ts';

export type Freshness = 'live' | 'late' | 'silent';

/** Expected period of an object: the shortest of its measures, an hour where none is known. */
function expectedMs(thing: Thing): number {
  const periods = thing.latest.map((value) => value.period).filter((period) => period > 0);
  return (periods.length > 0 ? Math.min(...periods) : 3_600) * 1000;
}

/** Late after two missed periods, silent after three (house choice, as the silence rules). */
export function freshnessOf(thing: Thing, now: number): Freshness {
  if (thing.lastTime === undefined) return 'silent';
  const age = now - new Date(thing.lastTime).getTime();
  const expected = expectedMs(thing);
  if (age <= 2 * expected) return 'live';
  return age <= 3 * expected ? 'late' : 'silent';
}
