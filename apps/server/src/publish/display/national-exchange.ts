import { DAY, HOUR, addDays, formatInstant, localDate, localDay, parseDate } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import { stringify } from 'csv-stringify/sync';
import type { Scope, ThingSheet } from '../reads.ts';
import { channelsOf } from './counter-series.ts';
import type { CounterChannel, DisplayReads } from './counter-series.ts';
import { estimatedHours, wholeHours } from './national-counts.ts';
import { COUNTER_TYPE, DIRECTIONS, INFRASTRUCTURES, MOBILITY_TYPE } from './national-words.ts';

/** The three files of the national schema « Comptage des mobilités », version 0.2.5. */
export type ExchangeName = 'sites' | 'channels' | 'measures';

/** Counters of a territory; a metropolis has dozens. */
const MOST_COUNTERS = 1_000;
/** Days of measures in one file. */
const MOST_DAYS = 366;
const USUAL_DAYS = 31;
/** Published step, in seconds. */
const STEP = 3_600;
/** Weeks before the first measure that the shape of a day is learnt from. */
const LEARN = 35 * DAY;
/** First year a counter may have been put up. */
const LONG_AGO = Date.UTC(2000, 0, 1);

export interface ExchangeParts {
  readonly reads: DisplayReads;
  readonly scope: Scope;
  /** Insee code of a commune by its name. */
  readonly codeOf: (commune: string) => string | undefined;
  /** Of the measures. */
  readonly interval: Interval;
  /** Short gaps are filled, with a decimal. */
  readonly estimates: boolean;
}

interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** Reads `du` and `au` (local days, the last one included); the last 31 whole days where absent. */
export function readExchangeRequest(
  asked: URLSearchParams,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Interval | { readonly fault: Fault } {
  const today = localDate(now, zone);
  const [du, au] = [asked.get('du'), asked.get('au')];
  const last = au === null ? addDays(today, -1) : parseDate(au);
  const first = du === null ? last && addDays(last, 1 - USUAL_DAYS) : parseDate(du);
  if (first === undefined || last === undefined)
    return wrong('« du » et « au » sont des jours AAAA-MM-JJ. — “du” and “au” are days, YYYY-MM-DD.');
  const interval = { start: localDay(first, zone).start, end: Math.min(now, localDay(last, zone).end) };
  if (interval.start >= interval.end) return wrong('« du » vient après « au » ou dans l’avenir. — “du” is after “au”.');
  if (interval.end - interval.start > MOST_DAYS * DAY + HOUR)
    return wrong(`Demandez ${MOST_DAYS} jours au plus. — Ask for ${MOST_DAYS} days at most.`);
  return interval;
}

const wrong = (detail: string): { readonly fault: Fault } => ({
  fault: { status: 400, code: 'wrong-interval', title: 'Période refusée', detail },
});

interface Counter {
  readonly sheet: ThingSheet;
  readonly channels: readonly CounterChannel[];
}

async function countersOf({ reads, scope }: ExchangeParts): Promise<readonly Counter[]> {
  const { items } = await reads.things(scope, { domain: 'mobility', limit: MOST_COUNTERS });
  const counters: Counter[] = [];
  for (const { key } of items) {
    const sheet = await reads.thing(scope, key);
    const channels = sheet === undefined ? [] : channelsOf(sheet);
    if (sheet !== undefined && channels.length > 0) counters.push({ sheet, channels });
  }
  return counters;
}

/** One file of the exchange, as text. */
export async function exchangeFile(name: ExchangeName, parts: ExchangeParts): Promise<string> {
  const counters = await countersOf(parts);
  switch (name) {
    case 'sites':
      return table(
        SITE_COLUMNS,
        counters.map((counter) => siteRow(counter, parts)),
      );
    case 'channels':
      return table(CHANNEL_COLUMNS, (await Promise.all(counters.map((one) => channelRows(one, parts)))).flat());
    case 'measures':
      return table(MEASURE_COLUMNS, (await Promise.all(counters.map((one) => measureRows(one, parts)))).flat());
  }
}

// Names and order of the published Table Schema.
const SITE_COLUMNS = [
  'site_id',
  'parent_site_id',
  'site_name',
  'fr_insee_code',
  'xlong',
  'ylat',
  'external_ids',
  'infrastructure_type',
];
const CHANNEL_COLUMNS = [
  'channel_id',
  'channel_provider_id',
  'site_provider_id',
  'site_id',
  'mobility_type',
  'comment',
  'counter_transmission_type',
  'publication_transmission_type',
  'counter_type',
  'direction',
  'provider_direction_code',
  'provider_direction_name',
  'data_provider_name',
  'temporality',
  'started_at',
  'ended_at',
  'last_updated_at',
  'time_step',
  'provider_portal_url',
];
const MEASURE_COLUMNS = ['channel_id', 'counter_id', 'start_datetime', 'end_datetime', 'count'];

type Row = Readonly<Record<string, string | number | undefined>>;
const table = (columns: string[], rows: readonly Row[]): string => stringify([...rows], { header: true, columns });

/** A word of the schema, or nothing: a word it does not know would make the whole file invalid. */
function known(value: unknown, allowed: readonly string[]): string | undefined {
  return typeof value === 'string' && allowed.includes(value) ? value : undefined;
}
const matching = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined;
const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function siteRow({ sheet }: Counter, { codeOf }: ExchangeParts): Row {
  const { key, name, commune, longitude, latitude, properties } = sheet;
  return {
    site_id: key,
    site_name: name,
    fr_insee_code: commune === undefined ? undefined : codeOf(commune),
    xlong: longitude,
    ylat: latitude,
    infrastructure_type: known(properties['infrastructureType'], INFRASTRUCTURES),
  };
}

/** Flows of a pulled counter are devices of one field each: then the series tells them apart. */
function channelId({ sheet, channels }: Counter, { field, datastream }: CounterChannel): string {
  const alone = channels.filter((other) => other.field === field).length === 1;
  return alone ? `${sheet.key}-${field}` : `${sheet.key}-${field}-${datastream}`;
}

async function channelRows(counter: Counter, { reads, scope, interval }: ExchangeParts): Promise<Row[]> {
  const { sheet, channels } = counter;
  const { properties, key, devices } = sheet;
  const rows: Row[] = [];
  for (const [at, channel] of channels.entries()) {
    const { datastream, time } = channel;
    const query = { datastream, from: LONG_AGO, to: interval.end, grain: 'day' as const };
    const first = (await reads.series(scope, query))[0]?.time ?? time;
    // a direction that has never counted is no channel yet: the schema wants its first day
    if (first === undefined) continue;
    const inward = at === 0;
    rows.push({
      channel_id: channelId(counter, channel),
      channel_provider_id: devices[0]?.key,
      site_id: key,
      mobility_type: matching(properties['mobilityType'], MOBILITY_TYPE),
      counter_transmission_type: 'REMOTE TRANSMISSION',
      publication_transmission_type: 'API',
      counter_type: matching(properties['counterType'], COUNTER_TYPE),
      direction: known(properties[inward ? 'headingIn' : 'headingOut'], DIRECTIONS),
      provider_direction_code: inward ? 'IN' : 'OUT',
      provider_direction_name: words(properties[inward ? 'directionIn' : 'directionOut']),
      temporality: 'PERMANENT',
      started_at: formatInstant(first),
      last_updated_at: time === undefined ? undefined : wholeSecond(time),
      time_step: STEP,
    });
  }
  return rows;
}

const wholeSecond = (time: Instant): string => formatInstant(Math.floor(time / 1000) * 1000);

async function measureRows(counter: Counter, parts: ExchangeParts): Promise<Row[]> {
  const { reads, scope, interval, estimates } = parts;
  const { sheet, channels } = counter;
  const rows: Row[] = [];
  for (const channel of channels) {
    const { start: from, end: to } = interval;
    const back = estimates ? from - LEARN : from;
    const points = await reads.series(scope, { datastream: channel.datastream, from: back, to, grain: 'hour' });
    const counts = estimates ? estimatedHours(points, { start: back, end: to }) : wholeHours(points);
    const id = channelId(counter, channel);
    for (let time = from; time + STEP * 1000 <= to; time += STEP * 1000) {
      rows.push({
        channel_id: id,
        counter_id: sheet.devices[0]?.key,
        start_datetime: formatInstant(time),
        end_datetime: formatInstant(time + STEP * 1000),
        count: counts.get(time),
      });
    }
  }
  return rows;
}
