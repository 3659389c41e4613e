import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { Instant, Interval, Milliseconds } from '../instant.ts';

/**
 * Which time a value tells of, seen from the moment said with it: that of its frame, or of its entry in a history.
 *
 * - `moment`: what was so then. It stands until the next value.
 * - `before`: the period that ends then: what was counted since the last frame, a level over the last quarter of an hour.
 * - `before-aligned`: the same of a device that keeps its periods on those of the clock. Its frames leave seconds around
 *   the end of a period, and that jitter is taken off. Only periods that divide the hour.
 * - `after`: the period that begins then, where a codec gives its start.
 */
export const COVERS = ['moment', 'before', 'before-aligned', 'after'] as const;
export type Covers = (typeof COVERS)[number];

/** A frame leaves at most this long before or after the end of an aligned period; beyond, its time is taken as it is. */
const MOST_JITTER: Milliseconds = 2 * MINUTE;
/** A device that says it tells of more has lost count: what is declared of it holds. */
const LONGEST: Milliseconds = DAY;

/** Periods that end on the hour, whatever the zone. */
export const canAlign = (period: Milliseconds): boolean => period > 0 && HOUR % period === 0;

/** A length a device may say of its own period. */
export const isLength = (length: Milliseconds): boolean => length > 0 && length <= LONGEST;

function onClock(said: Instant, period: Milliseconds): Instant {
  const nearest = Math.round(said / period) * period;
  return Math.abs(said - nearest) <= Math.min(MOST_JITTER, period / 4) ? nearest : said;
}

/** The period a value tells of; absent for a moment, and where nothing says how long it is. */
export function coveredPeriod(covers: Covers, said: Instant, length: Milliseconds): Interval | undefined {
  if (covers === 'moment' || length <= 0) return undefined;
  if (covers === 'after') return { start: said, end: said + length };
  const end = covers === 'before-aligned' && canAlign(length) ? onClock(said, length) : said;
  return { start: end - length, end };
}
