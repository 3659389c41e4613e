import { dayNumber } from '../civil-date.ts';
import type { Instant } from '../instant.ts';
import { localDate } from '../local-time.ts';
import { matchedDifference } from './matched-difference.ts';
import type { MatchedDifference } from './matched-difference.ts';
import type { TimePoint } from './matrix-points.ts';
import { keptValue } from './series-matrix.ts';
import type { Arithmetic } from './series-matrix.ts';

/** Number of the local day since 1970. */
const dayOf = (time: Instant): number => dayNumber(localDate(time));

/** One value by local day, numbered since 1970. */
function byDay(points: readonly TimePoint[], series: Arithmetic): ReadonlyMap<number, number> {
  const days = new Map<number, number[]>();
  for (const { time, value } of points) {
    if (value === undefined) continue;
    days.set(dayOf(time), [...(days.get(dayOf(time)) ?? []), value]);
  }
  return new Map([...days].flatMap(([day, values]) => [[day, keptValue(values, 'law', series) ?? Number.NaN]]));
}

export interface WeekdayComparison {
  readonly difference: MatchedDifference | undefined;
  /** Mean of each weekday, Monday first. */
  readonly weekdays: readonly { readonly now?: number; readonly before?: number }[];
}

/** Two periods on the same weekdays, `shift` days apart (a multiple of 7). */
export function compareWeekdays(
  { now, before, shift }: { now: readonly TimePoint[]; before: readonly TimePoint[]; shift: number },
  series: Arithmetic,
): WeekdayComparison {
  const [these, those] = [byDay(now, series), byDay(before, series)];
  const pairs = [...these].flatMap(([day, value]): { day: number; pair: [number, number] }[] => {
    const other = those.get(day - shift);
    return other === undefined ? [] : [{ day, pair: [value, other] }];
  });
  const weekdays = Array.from({ length: 7 }, (_, at) => {
    // day 0, the first of 1970, was a Thursday
    const own = pairs.filter(({ day }) => (((day + 3) % 7) + 7) % 7 === at).map(({ pair }) => pair);
    return matchedDifference(own) ?? {};
  });
  return { difference: matchedDifference(pairs.map(({ pair }) => pair)), weekdays };
}
