import {
  DAY,
  HOUR,
  POLLUTION_CAUSES,
  WATER_CLASSES,
  WATER_CLASS_SOURCE,
  indicativeState,
  oxygenSaturation,
  pollutionEvents,
  waterClass,
} from '@vigie/kit';
import type {
  FishContext,
  IndicativeState,
  Instant,
  Interval,
  Label,
  PollutionEvent,
  PollutionSign,
  WaterClass,
} from '@vigie/kit';
import type { IndicatorRow, Reads, Scope, SeriesPoint, ThingSheet } from '../reads.ts';

/** What is older does not tell of the water of now. */
const FRESH = 6 * HOUR;
/** House choices, those of the rules: percent in an hour or so, times the day before, mg/L. */
export const SIGN_LIMITS = { conductivity: 25, turbidity: 3, oxygen: 4 } as const;
/** Metres in an hour from which a river rises. */
const RISE = 0.05;
/** Rows asked for at once; a month of half-hours has three pages. */
const PAGE = 1000;
const MOST_PAGES = 20;

/** Quantities of the water itself, in the order they are shown. */
const SHOWN = [
  'waterTemperature',
  'dissolvedOxygen',
  'oxygenSaturation',
  'pH',
  'conductivity25',
  'turbidity',
  'nitrate',
  'ammonium',
] as const;

export const INDICATIVE_CAVEAT: Label = {
  fr: 'Classe indicative et instantanée d’une sonde. L’état réglementaire porte sur trois ans de prélèvements (percentile 90), et la physico-chimie n’en est qu’une partie.',
  en: 'Indicative instant class of a probe. The regulatory state covers three years of samples (90th percentile), and physico-chemistry is only a part of it.',
};

export interface WaterValue {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly time: Instant;
  /** Absent for what the order does not class. */
  readonly class?: WaterClass;
  /** Made here from other values, at the pressure of the sea. */
  readonly computed?: boolean;
}

export interface WaterQuality {
  readonly key: string;
  readonly name: string;
  readonly fish: FishContext;
  readonly values: readonly WaterValue[];
  /** Absent where nothing that has a class was measured lately. */
  readonly state?: IndicativeState & { readonly label: Label };
  readonly source: string;
  readonly caveat: Label;
  readonly events: readonly (PollutionEvent & { readonly label: Label })[];
}

export interface WaterQualityReads {
  readonly reads: Pick<Reads, 'thing' | 'things' | 'series' | 'indicatorValues'>;
  readonly clock: { now(): number };
}

function freshValues({ latest }: ThingSheet, now: Instant): WaterValue[] {
  return SHOWN.flatMap((quantity) => {
    const found = latest.find((value) => value.quantity === quantity && value.adjusted !== undefined);
    const { adjusted, time, unit = '' } = found ?? {};
    if (adjusted === undefined || time === undefined || now - time > FRESH) return [];
    return [{ quantity, value: adjusted, unit, time }];
  });
}

/** Saturation where the probe gives none: of the oxygen and the temperature of the same hour. */
function withSaturation(values: readonly WaterValue[]): readonly WaterValue[] {
  const of = (quantity: string) => values.find((value) => value.quantity === quantity);
  const [oxygen, temperature] = [of('dissolvedOxygen'), of('waterTemperature')];
  if (of('oxygenSaturation') || !oxygen || !temperature || Math.abs(oxygen.time - temperature.time) > HOUR)
    return values;
  const value = oxygenSaturation(oxygen.value, { temperature: temperature.value });
  const made = { quantity: 'oxygenSaturation', value, unit: '%', time: oxygen.time, computed: true };
  return values.flatMap((one) => (one === oxygen ? [one, made] : [one]));
}

function classed(values: readonly WaterValue[], fish: FishContext): WaterValue[] {
  return values.map((value) => {
    const own = waterClass(value.quantity, value.value, fish);
    return own === undefined ? value : { ...value, class: own };
  });
}

async function figures(
  { reads }: WaterQualityReads,
  scope: Scope,
  query: { thing: string; indicator: string; period: Interval },
): Promise<IndicatorRow[]> {
  const { thing, indicator, period } = query;
  const rows: IndicatorRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const span = { from: period.start, to: period.end, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const found = await reads.indicatorValues(scope, { thing, indicator, ...span });
    rows.push(...found.items);
    if (found.next === undefined) break;
    cursor = found.next;
  }
  return rows;
}

const over = (rows: readonly IndicatorRow[], kind: PollutionSign['kind'], limit: number): PollutionSign[] =>
  rows.flatMap(({ end, value }) => (value === undefined || value < limit ? [] : [{ time: end, kind, value }]));

const seriesOf = (sheet: Pick<ThingSheet, 'latest'> | undefined, quantity: string): number | undefined =>
  sheet?.latest.find((value) => value.quantity === quantity)?.datastream;

async function hours(
  { reads }: WaterQualityReads,
  scope: Scope,
  { datastream, period }: { datastream: number | undefined; period: Interval },
): Promise<readonly SeriesPoint[]> {
  if (datastream === undefined) return [];
  return reads.series(scope, { datastream, from: period.start, to: period.end, grain: 'hour' });
}

/** Moments at which the river rose, from the level station beside. */
function risesOf(stages: readonly SeriesPoint[]): Instant[] {
  return stages.flatMap(({ time, value }, i) => {
    const before = stages[i - 1]?.value;
    return value !== undefined && before !== undefined && value - before >= RISE ? [time] : [];
  });
}

/** Degrees: the level station of the same site, some hundred metres away. */
const BESIDE = 0.004;
const MOST_THINGS = 500;

/** The level station the probe names; else the one of the same site. */
async function gaugeOf({ reads }: WaterQualityReads, scope: Scope, sheet: ThingSheet) {
  const named = sheet.properties['levelStation'];
  if (typeof named === 'string') return reads.thing(scope, named);
  if (seriesOf(sheet, 'stage') !== undefined) return sheet;
  const { items } = await reads.things(scope, { domain: sheet.domain, limit: MOST_THINGS });
  const away = ({ longitude, latitude }: { longitude: number; latitude: number }): number =>
    Math.max(Math.abs(longitude - sheet.longitude), Math.abs(latitude - sheet.latitude));
  const gauges = items.filter((thing) => away(thing) <= BESIDE && seriesOf(thing, 'stage') !== undefined);
  return gauges.toSorted((a, b) => away(a) - away(b))[0];
}

async function eventsOf(
  from: WaterQualityReads,
  scope: Scope,
  { sheet, period }: { sheet: ThingSheet; period: Interval },
) {
  const gauge = await gaugeOf(from, scope, sheet);
  const ask = (indicator: string) => figures(from, scope, { thing: sheet.key, indicator, period });
  const [steps, ratios, oxygen, stages] = await Promise.all([
    ask('water-conductivity-step'),
    ask('water-turbidity-ratio'),
    hours(from, scope, { datastream: seriesOf(sheet, 'dissolvedOxygen'), period }),
    hours(from, scope, { datastream: seriesOf(gauge, 'stage'), period }),
  ]);
  const low = oxygen.flatMap(({ time, value }): PollutionSign[] =>
    value === undefined || value >= SIGN_LIMITS.oxygen ? [] : [{ time, kind: 'oxygen', value }],
  );
  const signs = [
    ...over(steps, 'conductivity', SIGN_LIMITS.conductivity),
    ...over(ratios, 'turbidity', SIGN_LIMITS.turbidity),
    ...low,
  ];
  const events = pollutionEvents(signs, risesOf(stages)).toSorted((a, b) => b.start - a.start);
  return events.map((event) => ({ ...event, label: POLLUTION_CAUSES[event.cause] }));
}

/** Indicative state of now and what disturbed the water lately; absent where there is no such object. */
export async function readWaterQuality(
  from: WaterQualityReads,
  scope: Scope,
  asked: { readonly key: string; readonly days: number },
): Promise<WaterQuality | undefined> {
  const sheet = await from.reads.thing(scope, asked.key);
  if (sheet === undefined) return undefined;
  const now = from.clock.now();
  const fish: FishContext = sheet.properties['fishContext'] === 'salmonid' ? 'salmonid' : 'cyprinid';
  const values = classed(withSaturation(freshValues(sheet, now)), fish);
  const state = indicativeState(Object.fromEntries(values.map(({ quantity, value }) => [quantity, value])), fish);
  return {
    key: sheet.key,
    name: sheet.name,
    fish,
    values,
    ...(state && { state: { ...state, label: WATER_CLASSES[state.class] } }),
    source: WATER_CLASS_SOURCE,
    caveat: INDICATIVE_CAVEAT,
    events: await eventsOf(from, scope, { sheet, period: { start: now - asked.days * DAY, end: now } }),
  };
}
