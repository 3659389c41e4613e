import { addDays, localDate, sunTimes } from '@vigie/kit';

const MOST_DAYS = 8;
const DAY = 86_400_000;

/** From sunset to sunrise at a place, over an interval short enough for nights to be told apart. */
export function nights(place: { longitude: number; latitude: number }, from: number, to: number) {
  if (to - from > MOST_DAYS * DAY) return [];
  const found: { from: number; to: number }[] = [];
  for (let date = localDate(from - DAY); ; date = addDays(date, 1)) {
    const { set } = sunTimes(date, place);
    const { rise } = sunTimes(addDays(date, 1), place);
    if (set === undefined || rise === undefined || set >= to) return found;
    if (rise > from) found.push({ from: Math.max(set, from), to: Math.min(rise, to) });
  }
}
