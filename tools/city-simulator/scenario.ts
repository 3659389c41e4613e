import { DAY, HOUR, dayNumber, localDate, localToInstant } from '@vigie/kit';
import type { Instant, Interval, Storm } from '@vigie/kit';
import { Sky } from './sky.ts';
import { stormsOf } from './storms.ts';

/** What a run of the city depends on. Same options, same city, same frames. */
export interface ScenarioOptions {
  readonly seed: number;
  /** The moment the story leads to: its flood, its full containers, its failed lamps are those of that day. */
  readonly now?: Instant;
  /** Months of past. */
  readonly months?: number;
}

/** The story of a run: everything that is not the ordinary life of one device. */
export interface Scenario {
  readonly seed: number;
  readonly now: Instant;
  /** First instant of the past; devices were installed before. */
  readonly origin: Instant;
  readonly storms: readonly Storm[];
  readonly sky: Sky;
  readonly festivals: readonly Interval[];
}

/** The moment of a city that is told none: a Thursday of autumn. */
export const DEFAULT_NOW: Instant = Date.UTC(2026, 9, 15, 10);
export const DEFAULT_MONTHS = 13;
const MONTH = 30.6 * DAY;
/** A simulated city goes on living this long after its `now`. */
const FUTURE = 400 * DAY;
const FESTIVAL_LENGTH = 6.5 * HOUR;
/** Evenings of music in the street, every year: 21 June, 13 and 14 July, 14 August. */
const FESTIVAL_DATES: readonly (readonly [month: number, day: number])[] = [
  [6, 21],
  [7, 13],
  [7, 14],
  [8, 14],
];

export function scenarioOf({ seed, now = DEFAULT_NOW, months = DEFAULT_MONTHS }: ScenarioOptions): Scenario {
  // one day more, so that what is asked first is never before the beginning
  const origin = Math.floor((now - months * MONTH) / DAY - 1) * DAY;
  const storms = stormsOf(seed, { start: origin - 10 * DAY, end: now + FUTURE }, now);
  return { seed, now, origin, storms, sky: new Sky(seed, storms), festivals: festivalsOf(now) };
}

function festivalsOf(now: Instant): readonly Interval[] {
  const { year } = localDate(now);
  const yearly = [year - 2, year - 1, year, year + 1].flatMap((y) =>
    FESTIVAL_DATES.map(([month, day]) => evening(dayNumber({ year: y, month, day }))),
  );
  // and one of the last days, so that the story of every run has its concert night
  return [...yearly, evening(dayNumber(localDate(now)) - 4)];
}

function evening(day: number): Interval {
  const start = localToInstant(localDate(day * DAY + 12 * HOUR), 19.5 * HOUR);
  return { start, end: start + FESTIVAL_LENGTH };
}
