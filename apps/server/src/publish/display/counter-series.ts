import { addDays, localDate, localDay, sumChannels } from '@vigie/kit';
import type { CivilDate, Instant, Interval, Milliseconds, SiteCount } from '@vigie/kit';
import type { LatestValue, Reads, Scope, SeriesPoint, ThingSheet } from '../reads.ts';

/** The reads a display needs. */
export type DisplayReads = Pick<Reads, 'thing' | 'things' | 'series'>;

/** Years of days that a record is looked for in. */
const YEARS_OF_RECORD = 5;

/** One direction of a counter. */
export interface CounterChannel {
  readonly datastream: number;
  readonly field: string;
  readonly period: number;
  readonly time?: Instant;
  /** Length of the period a count tells of; absent where it is filed at the moment it was said. */
  readonly covered?: Milliseconds;
}

const isChannel = ({ quantity, role }: LatestValue): boolean => quantity === 'count' && role === 'measure';

/** Directions of a counter, in the order they were registered; none: it counts nothing. */
export const channelsOf = (sheet: Pick<ThingSheet, 'latest'>): readonly CounterChannel[] =>
  sheet.latest.filter(isChannel).toSorted((a, b) => a.datastream - b.datastream);

/** Newest measure of the direction heard longest ago: a total is as old as its oldest part. */
export function lastCounted(channels: readonly CounterChannel[]): Instant | undefined {
  const times = channels.map(({ time }) => time);
  if (times.length === 0 || times.some((time) => time === undefined)) return undefined;
  return Math.min(...times.flatMap((time) => time ?? []));
}

const countOf = ({ time, value, coverage }: SeriesPoint) => ({ start: time, value, coverage });

/** Where the counts of one counter are read. */
export interface SeriesOf {
  readonly reads: DisplayReads;
  readonly scope: Scope;
  readonly channels: readonly CounterChannel[];
}

/** Counts of the whole counter over an interval. */
export async function siteCounts(
  { reads, scope, channels }: SeriesOf,
  interval: Interval,
  grain: 'raw' | 'hour' | 'day',
): Promise<readonly SiteCount[]> {
  const series = await Promise.all(
    channels.map(({ datastream }) =>
      reads.series(scope, { datastream, from: interval.start, to: interval.end, grain }),
    ),
  );
  return sumChannels(series.map((points) => points.map(countOf)));
}

/** First start of a count that is over after an instant. Half a period of slack: a week later the jitter is another one. */
const afterLast = (end: Instant, { covered = 0 }: CounterChannel): Instant => end + 1 - covered / 2;

/** Passages of all directions between two instants, the last one included, and the share of the time that was counted. */
export async function countedIn(
  { reads, scope, channels }: SeriesOf,
  interval: Interval,
): Promise<{ readonly count: number; readonly coverage: number } | undefined> {
  let count = 0;
  let counted = 0;
  let values = 0;
  for (const channel of channels) {
    const { datastream, period } = channel;
    const to = afterLast(interval.end, channel);
    if (to <= interval.start) continue;
    const query = { datastream, from: interval.start, to, grain: 'raw' as const };
    for (const { value } of await reads.series(scope, query)) {
      if (value === undefined) continue;
      count += value;
      counted += period * 1000;
      values += 1;
    }
  }
  const expected = channels.length * (interval.end - interval.start);
  return values === 0 || expected <= 0 ? undefined : { count, coverage: Math.min(1, counted / expected) };
}

/** Local days of the years a record is looked for in, today left out. */
export async function pastDays(series: SeriesOf, today: CivilDate, zone: string): Promise<readonly SiteCount[]> {
  const first = { ...today, year: today.year - YEARS_OF_RECORD, month: 1, day: 1 };
  const interval = { start: localDay(first, zone).start, end: localDay(today, zone).start };
  return (await siteCounts(series, interval, 'day')).filter(({ start }) => start < interval.end);
}

/** The same moment of a week earlier by the wall clock, whatever the change of hour did. */
export function weekBefore(time: Instant, zone: string): Interval {
  const today = localDay(localDate(time, zone), zone);
  const then = localDay(addDays(localDate(time, zone), -7), zone);
  return { start: then.start, end: then.start + (time - today.start) };
}
