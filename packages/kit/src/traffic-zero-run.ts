import { HOUR } from './instant.ts';
import type { Instant } from './instant.ts';
import { localHour } from './local-time.ts';
import { median } from './percentile.ts';

const WEEK = 7 * 24 * HOUR;
/** Weeks that the usual of an hour of the week is read from, and the fewest (choice of domain practice). */
const USUAL_WEEKS = 8;
const LEAST_WEEKS = 4;

/** Median of the same hour of the week in the last eight weeks; absent with fewer than four of them. */
export function usualOfHour(counts: ReadonlyMap<Instant, number>, start: Instant): number | undefined {
  const hour = localHour(start);
  const usual: number[] = [];
  for (let week = 1; week <= USUAL_WEEKS; week++) {
    const before = start - week * WEEK;
    // over a change of hour the same wall clock is an hour away
    const value = counts.get(before + (hour - localHour(before)) * HOUR);
    if (value !== undefined) usual.push(value);
  }
  return usual.length < LEAST_WEEKS ? undefined : median(usual);
}

/**
 * Passages that were usual over the run of zeros that ends with this hour: Σλ of `P = exp(−Σλ)`. Zero where the hour
 * counted somebody; absent where too little is known of the hour.
 */
export function missedInZeroRun(counts: ReadonlyMap<Instant, number>, start: Instant): number | undefined {
  let missed = 0;
  for (let at = start; counts.get(at) === 0; at -= HOUR) {
    const usual = usualOfHour(counts, at);
    if (usual === undefined) return at === start ? undefined : missed;
    missed += usual;
  }
  return missed;
}
