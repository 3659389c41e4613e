import {
  COUNT_DOUBTS,
  FRENCH_SEASON,
  SEASON_REFERENCES,
  SEASON_REFERENCE_RANGE,
  dayNumber,
  expectedDays,
  expectedRange,
  seasonError,
  tellPast,
  unusualness,
} from '@vigie/kit';
import type { CivilDate, DayCount, SchoolCalendar, SeasonError, ToldDay } from '@vigie/kit';
import type { CountingDay, CountingError } from './counting-study.ts';

/** What the valid days of a counter say of each other. */
export interface Told {
  readonly days: readonly DayCount[];
  readonly past: readonly ToldDay[];
  readonly school: SchoolCalendar;
}

const seasonOf = (school: SchoolCalendar) => ({ ...FRENCH_SEASON, school });

export function toldBy(days: readonly DayCount[], school: SchoolCalendar): Told {
  return { days, past: tellPast(days, seasonOf(school)), school };
}

/** The counter's own error; those of other places while its past is too short. */
export function errorOf({ past, days }: Told): CountingError {
  const own = seasonError(past, days);
  return own === undefined ? { elsewhere: SEASON_REFERENCES } : { own };
}

/** Told days before a day; found by halves, as they are asked for one day after the other. */
function before(past: readonly ToldDay[], date: CivilDate): readonly ToldDay[] {
  const day = dayNumber(date);
  let [low, high] = [0, past.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const told = past[middle];
    if (told && dayNumber(told.date) < day) low = middle + 1;
    else high = middle;
  }
  return past.slice(0, low);
}

interface Range {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** What each date should count, and between what. Nothing is said of dates the past says nothing of. */
export function rangesOf({ days, past, school }: Told, dates: readonly CivilDate[]): ReadonlyMap<number, Range> {
  const ranges = new Map<number, Range>();
  for (const { date, expected } of expectedDays(days, dates, seasonOf(school))) {
    const [low, high]: SeasonError['range'] = expectedRange(before(past, date)) ?? SEASON_REFERENCE_RANGE;
    ranges.set(dayNumber(date), { expected, low: expected * low, high: expected * high });
  }
  return ranges;
}

/** The days with what they should have counted, and whether they were far off. */
export function withExpected(lines: readonly CountingDay[], told: Told): CountingDay[] {
  const dates = lines.map(({ date }) => date);
  const ranges = rangesOf(told, dates);
  const past = new Map(told.past.map((day) => [dayNumber(day.date), day]));
  return lines.map((line) => {
    const day = past.get(dayNumber(line.date));
    const z = day && unusualness(day, before(told.past, line.date));
    const unusual = z !== undefined && Math.abs(z) > COUNT_DOUBTS.unusual;
    return { ...line, ...ranges.get(dayNumber(line.date)), ...(unusual ? { unusual } : {}) };
  });
}
