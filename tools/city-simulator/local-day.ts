import { DAY, PARIS, zoneOffset } from '@vigie/kit';
import type { Instant } from '@vigie/kit';

/** Whole local days since 1970-01-01. */
export function localDayNumber(time: Instant): number {
  return Math.floor((time + zoneOffset(time, PARIS)) / DAY);
}
