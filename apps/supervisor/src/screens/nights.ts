import { addDays, localDate, sunTimes } from '@vigie/kit';

/** Days over which nights can still be told apart. */
export const LONGEST_WITH_NIGHTS = 8;
const DAY = 86_400_000;

/** From sunset to sunrise at a place, over an interval short enough for nights to be told apart. */
export function nights(place: { longitude: number; latitude: number }, from: number, to: number) {
  if (to - from > LONGEST_WITH_NIGHTS * DAY) return [];
  const found: { from: number; to: number }[] = [];
  for (let date = localDate(from - DAY); ; date = addDays(date, 1)) {
    const { set } = sunTimes(date, place);
    const { rise } = sunTimes(addDays(date, 1), place);
    if (set === undefined || rise === undefined || set >= to) return found;
    if (rise > from) found.push({ from: Math.max(set, from), to: Math.min(rise, to) });
  }
}
