import type { ChartDescription, ChartPoint, PointQuality } from '@vigie/ui/chart';
import type {
  Alarm,
  Flag,
  LatestValue,
  PackSummary,
  QuantitySummary,
  Series,
  ThingEvent,
  ThingSheet,
} from '../api/contract.ts';
import { ZONE } from '../words/format.ts';
import type { Language, Words } from '../words/words.ts';
import { nights } from './nights.ts';
import type { Days, SeriesReading } from './series-choice.ts';
import { thresholdsOf } from './thresholds.ts';

/** Least coverage of an aggregate drawn without reserve, as on public pages. */
const GOOD_COVERAGE = 0.75;
/** More alarms than this would hide the curve they mark. */
const MOST_EVENTS = 6;

const BY_FLAG: Readonly<Record<Flag, PointQuality>> = {
  1: 'good',
  2: 'unchecked',
  3: 'partial',
  4: 'invalid',
  9: 'missing',
};

/** Quality of a point from its flag and the share of time it stands on. */
export function pointQuality({ flag, coverage }: { flag: Flag; coverage: number }): PointQuality {
  const quality = BY_FLAG[flag];
  return coverage < GOOD_COVERAGE && (quality === 'good' || quality === 'unchecked') ? 'partial' : quality;
}

export interface SeriesShown {
  readonly thing: ThingSheet;
  readonly value: LatestValue;
  readonly quantity: QuantitySummary;
  readonly pack: PackSummary | undefined;
  readonly reading: SeriesReading;
  readonly days: Days;
  readonly from: number;
  readonly to: number;
  readonly series: Series;
  readonly alarms: readonly Alarm[];
  /** Replacements, moves and what people noted. */
  readonly happened: readonly ThingEvent[];
}

/** A set-aside value is drawn where it was said, unless that would press the curve flat. */
function drawnRaw({ items }: Series): (raw: number) => boolean {
  const values = items.flatMap(({ value }) => value ?? []);
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const room = 2 * Math.max(high - low, Math.abs(high) * 0.1);
  return (raw) => values.length === 0 || (raw >= low - room && raw <= high + room);
}

function pointsOf(series: Series): ChartPoint[] {
  const isDrawn = drawnRaw(series);
  return series.items.map((point): ChartPoint => {
    const time = Date.parse(point.time);
    if (point.value !== undefined && point.value !== null)
      return { time, quality: pointQuality(point), value: point.value };
    const { raw } = point;
    const quality = missingOr(point.flag);
    return raw !== undefined && raw !== null && isDrawn(raw) ? { time, quality, value: raw } : { time, quality };
  });
}

// An invalid value has no figure to use, but it came: that is not the same as nothing.
const missingOr = (flag: Flag): PointQuality => (flag === 4 ? 'invalid' : 'missing');

/** An event in words: « capteur remplacé ». */
export function eventText({ kind }: Pick<ThingEvent, 'kind'>, words: Words): string {
  return words.devices.sheet.events[kind] ?? kind;
}

/** What the chart draws, in plain data. */
export function seriesDescription(shown: SeriesShown, words: Words, language: Language): ChartDescription {
  const { thing, quantity, pack, reading, days, from, to, series, alarms, happened } = shown;
  const watching = pack?.rules.filter((rule) => rule.quantity === quantity.key).map(({ id }) => id) ?? [];
  const own = alarms.filter(({ rule, opened }) => watching.includes(rule) && Date.parse(opened) >= from);
  return {
    title: words.thing.chartTitle(quantity.label[language], thing.name, words.thing.days[days]),
    unit: quantity.symbol,
    decimals: quantity.decimals,
    language,
    zone: ZONE,
    form: reading.form,
    points: pointsOf(series),
    from,
    to,
    joinWithin: reading.joinWithin,
    width: reading.width,
    thresholds: thresholdsOf(thing, { pack, quantity }, language),
    nights: nights(thing, from, to),
    events: [
      ...own.slice(0, MOST_EVENTS).map(({ opened }) => ({ time: Date.parse(opened), name: words.thing.alarmEvent })),
      ...happened
        .slice(0, MOST_EVENTS)
        .map((event) => ({ time: Date.parse(event.time), name: eventText(event, words) })),
    ],
    words: { quality: words.thing.chartQuality, at: words.thing.at },
  };
}
