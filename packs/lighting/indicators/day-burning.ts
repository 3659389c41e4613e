import { defineIndicator, localDate, MINUTE, sunTimes } from '@vigie/kit';
import type { WindowInput } from '@vigie/kit';
import { faultSeenTwice } from './fault-seen-twice.ts';
import { lampCurve } from './lamp-curve.ts';

/** Away from sunrise and sunset, so that no programme may still be lit (house choice). */
const MARGIN = 60 * MINUTE;

/** 1 when the lamps burned by day: two readings in a row over standby. */
export function dayBurningOf({ samples, asset, start, longitude, latitude }: WindowInput): number | undefined {
  const lamp = lampCurve(asset);
  const { rise, set } = sunTimes(localDate(start), { longitude, latitude });
  if (!lamp || rise === undefined || set === undefined) return undefined;
  const byDay = samples.filter(({ time }) => time >= rise + MARGIN && time < set - MARGIN);
  return faultSeenTwice(byDay, { fault: 'lampUnexpectedOn', commanded: 0, lamp });
}

export const dayBurningIndicator = defineIndicator({
  kind: 'window',
  id: 'lighting-day-burning',
  label: { fr: 'Allumage diurne', en: 'Burning by day' },
  from: 'activePower',
  quantity: 'dayBurning',
  window: 'local-day',
  compute: dayBurningOf,
  coverage: { good: 0.05, partial: 0.01 },
  source: 'TALQ, événement lampUnexpectedOn ; une heure après le lever, une heure avant le coucher : choix',
});
