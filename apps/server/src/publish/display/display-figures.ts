import { HOUR, VALID_DAY, localDate, localDay, localYear, recordDay } from '@vigie/kit';
import type { CivilDate, DayCount, Instant, Interval, SiteCount } from '@vigie/kit';
import type { Scope } from '../reads.ts';
import { channelsOf, countedIn, lastCounted, pastDays, weekBefore } from './counter-series.ts';
import type { DisplayReads, SeriesOf } from './counter-series.ts';

/** Age from which a figure is not shown any more: a frozen number lies. */
export const FAILED_AFTER = 2 * HOUR;
/** Age from which the figure says that it is late. */
const LATE_AFTER = HOUR;

/** `never`: nothing was ever counted. */
export type DisplayState = 'ok' | 'late' | 'failed' | 'never';

/** A total with the share of its time that was counted. Under 95 % it is « at least ». */
export interface Total {
  readonly count: number;
  readonly coverage: number;
}

/** Everything a totem shows. Figures are absent when they cannot be said. */
export interface DisplayFigures {
  readonly key: string;
  readonly name: string;
  readonly commune?: string;
  readonly mode: 'bike' | 'pedestrian' | 'other';
  readonly state: DisplayState;
  /** When it was read, and the time of the newest measure of the direction heard longest ago. */
  readonly now: Instant;
  readonly time?: Instant;
  readonly today?: Total;
  /** Same weekday, a week before, at the same time of day. */
  readonly weekBefore?: Total;
  /** From the first of January, or from the first day counted in the year. */
  readonly year?: Total & { readonly since: CivilDate };
  /** Busiest whole day, and the first day it was looked for in. */
  readonly record?: DayCount & { readonly since: CivilDate };
  /** Today has already passed it. */
  readonly recordToday: boolean;
}

export interface DisplayParts {
  readonly reads: DisplayReads;
  readonly scope: Scope;
  readonly zone: string;
  readonly now: Instant;
}

function modeOf(properties: Readonly<Record<string, unknown>>): DisplayFigures['mode'] {
  const { mobilityType } = properties;
  if (mobilityType === 'BIKE') return 'bike';
  return mobilityType === 'PEDESTRIAN' ? 'pedestrian' : 'other';
}

function stateOf(time: Instant | undefined, now: Instant): DisplayState {
  if (time === undefined) return 'never';
  if (now - time > FAILED_AFTER) return 'failed';
  return now - time > LATE_AFTER ? 'late' : 'ok';
}

/** What the display of an object shows; absent for an object that counts nothing. */
export async function displayFigures(parts: DisplayParts, key: string): Promise<DisplayFigures | undefined> {
  const { reads, scope, now } = parts;
  const sheet = await reads.thing(scope, key);
  const channels = sheet === undefined ? [] : channelsOf(sheet);
  if (sheet === undefined || channels.length === 0) return undefined;
  const time = lastCounted(channels);
  const { name, commune, properties } = sheet;
  const state = stateOf(time, now);
  const base = { key, name, commune, mode: modeOf(properties), state, now, time, recordToday: false };
  return time === undefined ? base : { ...base, ...(await totalsOf({ reads, scope, channels }, { ...parts, time })) };
}

type Totals = Pick<DisplayFigures, 'today' | 'weekBefore' | 'year' | 'record' | 'recordToday'>;

async function totalsOf(series: SeriesOf, { now, zone, time }: DisplayParts & { time: Instant }): Promise<Totals> {
  const date = localDate(now, zone);
  const days = await pastDays(series, date, zone);
  const record = recordOf(days, zone);
  if (stateOf(time, now) === 'failed') return { record, recordToday: false };
  const { start } = localDay(date, zone);
  const [today, before] = await Promise.all([
    countedToday(series, { start, end: time }, now),
    time > start ? countedIn(series, weekBefore(time, zone)) : undefined,
  ]);
  const year = yearOf(days, { today, date, zone, time });
  const recordToday = today !== undefined && record !== undefined && today.count > record.count;
  return { today, weekBefore: before, year, record, recordToday };
}

/** A day that has just begun is a counted zero until its first quarter of an hour is due; after that it is not known. */
async function countedToday(series: SeriesOf, { start, end }: Interval, now: Instant): Promise<Total | undefined> {
  const counted = end > start ? await countedIn(series, { start, end }) : undefined;
  if (counted !== undefined) return counted;
  const period = (series.channels[0]?.period ?? 0) * 1000;
  return now - start < 2 * period ? { count: 0, coverage: 1 } : undefined;
}

function recordOf(days: readonly SiteCount[], zone: string): DisplayFigures['record'] {
  const whole = days.flatMap(({ start, value, coverage }) =>
    value === undefined || coverage < VALID_DAY ? [] : [{ date: localDate(start, zone), count: value }],
  );
  const best = recordDay(whole);
  const first = whole[0];
  return best && first ? { ...best, since: first.date } : undefined;
}

interface YearSoFar {
  readonly today: Total | undefined;
  readonly date: CivilDate;
  readonly zone: string;
  readonly time: Instant;
}

/** What was counted since the first of January. Days of a counter that was not there yet are no gap. */
function yearOf(days: readonly SiteCount[], { today, date, zone, time }: YearSoFar): DisplayFigures['year'] {
  const { start } = localYear(date.year, zone);
  const begin = days[0]?.start ?? localDay(date, zone).start;
  const since = Math.max(start, begin);
  const those = days.filter((day) => day.start >= since);
  const counted = those.reduce((sum, day) => sum + (day.counted ?? 0), 0) + (today?.count ?? 0);
  if (those.length === 0 && today === undefined) return undefined;
  const midnight = localDay(date, zone).start;
  const covered =
    those.reduce((sum, day) => sum + day.coverage * dayLength(day.start, zone), 0) +
    (today?.coverage ?? 0) * Math.max(0, time - midnight);
  return { count: counted, coverage: Math.min(1, covered / Math.max(1, time - since)), since: localDate(since, zone) };
}

function dayLength(start: Instant, zone: string): number {
  const day = localDay(localDate(start, zone), zone);
  return day.end - day.start;
}
