import { DAY, sumChannels } from '@vigie/kit';
import type { Instant, Interval, SiteCount } from '@vigie/kit';
import { channelsOf } from '../display/counter-series.ts';
import type { CounterChannel } from '../display/counter-series.ts';
import type { Reads, Scope, SeriesPoint, ThingSheet } from '../reads.ts';
import type { RawCount } from './counting-doubts.ts';

/** The reads a counter's study needs. */
export type CountingReads = Pick<Reads, 'thing' | 'things' | 'series'>;

export interface ChannelDays {
  readonly start: Instant;
  readonly value: number | undefined;
  readonly coverage: number;
}

/** Stored counts of one counter. */
export interface CounterCounts {
  readonly channels: readonly CounterChannel[];
  /** Days of its whole history, by direction and together. */
  readonly channelDays: readonly (readonly ChannelDays[])[];
  readonly days: readonly SiteCount[];
  /** Hours of the last 400 days; none for a counter that sends a value a day. */
  readonly hours: readonly SiteCount[];
}

/** Days shown, and hours read. */
export const STUDY_SPAN = 400 * DAY;
const LONG_AGO = Date.UTC(2000, 0, 1);
/** A counter of one value a day has no hours. */
const LONGEST_STEP = 3_600;

const countOf = ({ time, value, coverage }: SeriesPoint): ChannelDays => ({ start: time, value, coverage });

/** Everything counted until an instant. */
export async function readCounts(
  reads: CountingReads,
  scope: Scope,
  asked: { readonly sheet: ThingSheet; readonly now: Instant },
): Promise<CounterCounts> {
  const channels = channelsOf(asked.sheet);
  const by = (interval: Interval, grain: 'hour' | 'day') =>
    Promise.all(
      channels.map(async ({ datastream }) => {
        const query = { datastream, from: interval.start, to: interval.end, grain };
        return (await reads.series(scope, query)).map(countOf);
      }),
    );
  const hourly = channels.every(({ period }) => period <= LONGEST_STEP);
  const [channelDays, channelHours] = await Promise.all([
    by({ start: LONG_AGO, end: asked.now }, 'day'),
    hourly ? by({ start: asked.now - STUDY_SPAN, end: asked.now }, 'hour') : [],
  ]);
  return { channels, channelDays, days: sumChannels(channelDays), hours: sumChannels(channelHours) };
}

/** Values as they came in the last weeks, of a quantity of the counter, by field. */
export async function readRaw(
  reads: CountingReads,
  scope: Scope,
  asked: { readonly sheet: ThingSheet; readonly quantity: string; readonly interval: Interval },
): Promise<readonly { readonly field: string; readonly values: readonly RawCount[] }[]> {
  const { start: from, end: to } = asked.interval;
  const series = asked.sheet.latest.filter(({ quantity }) => quantity === asked.quantity);
  return Promise.all(
    series.map(async ({ datastream, field }) => {
      const points = await reads.series(scope, { datastream, from, to, grain: 'raw' });
      const values = points.flatMap(({ time, raw, value }) => {
        const came = raw ?? value;
        return came === undefined ? [] : [{ time, raw: came }];
      });
      return { field, values };
    }),
  );
}

/** A counter that may speak for another. */
export interface Neighbour {
  readonly key: string;
  readonly name: string;
  readonly hours: ReadonlyMap<Instant, number>;
}

const MOST_COUNTERS = 1_000;

/** The nearest other counter of the same mode, with its whole hours of an interval; absent where there is none. */
export async function readNeighbour(
  reads: CountingReads,
  scope: Scope,
  asked: { readonly sheet: ThingSheet; readonly interval: Interval },
): Promise<Neighbour | undefined> {
  const { sheet, interval } = asked;
  const { items } = await reads.things(scope, { domain: sheet.domain, limit: MOST_COUNTERS });
  const away = ({ longitude, latitude }: { longitude: number; latitude: number }) =>
    Math.hypot((longitude - sheet.longitude) * Math.cos((sheet.latitude * Math.PI) / 180), latitude - sheet.latitude);
  const others = items.filter(({ key }) => key !== sheet.key).toSorted((a, b) => away(a) - away(b));
  for (const { key } of others) {
    const other = await reads.thing(scope, key);
    if (other === undefined || other.properties['mobilityType'] !== sheet.properties['mobilityType']) continue;
    const channels = channelsOf(other);
    if (channels.length === 0 || channels.some(({ period }) => period > LONGEST_STEP)) continue;
    const series = await Promise.all(
      channels.map(({ datastream }) =>
        reads.series(scope, { datastream, from: interval.start, to: interval.end, grain: 'hour' }),
      ),
    );
    const hours = sumChannels(series.map((points) => points.map(countOf)));
    const whole = hours.flatMap(({ start, value, coverage }) =>
      value === undefined || coverage < 0.95 ? [] : [[start, value] as const],
    );
    if (whole.length > 0) return { key, name: other.name, hours: new Map(whole) };
  }
  return undefined;
}
