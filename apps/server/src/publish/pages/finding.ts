import { unitText } from '@vigie/kit';
import type { Instant, Pack, Quantity } from '@vigie/kit';
import type { IndicatorRow } from '#publish/reads.ts';
import { formatDate, formatNumber, formatValue, worthwhileDecimals } from './format.ts';
import { type View, quantityOf } from './page-context.ts';
import { type Quality, completenessQuality } from './quality.ts';
import { type Station, carriesTheme, isCurrent } from './station.ts';
import { chartIndicator } from './theme/theme-data.ts';

/** A place and its value in the comparison the finding makes. */
export interface Ranked {
  readonly station: Station;
  readonly value: number;
}

/** The value a finding quotes: the highest of its kind, or the lowest where low is what matters. */
export interface Leader extends Ranked {
  readonly time: Instant;
  readonly quantity: Quantity;
  readonly timeStyle: 'clock' | 'date';
  readonly quality: Quality;
  /** Every place compared, the leader first. */
  readonly ranked: readonly Ranked[];
}

/** True when every threshold of the theme is crossed downwards (oxygen, low flow). */
function lowMatters(pack: Pack, quantity: string): boolean {
  const tests = pack.rules.flatMap(({ quantity: watched, test }) =>
    watched === quantity && test.kind === 'threshold' ? [test] : [],
  );
  // A threshold of zero watches a sensor that counts nothing, not a place.
  const ofPlace = tests.filter(({ thresholds }) => thresholds.some((threshold) => threshold !== 0));
  return ofPlace.length > 0 && ofPlace.every(({ direction }) => direction === 'down');
}

/** The current points of the theme's own quantity, the one that matters most first. */
export function rankStations(pack: Pack, stations: readonly Station[]): readonly Station[] {
  const { headline } = pack.publicContent;
  const sign = lowMatters(pack, headline) ? -1 : 1;
  const value = (station: Station) => (station.headline?.value ?? 0) * sign;
  return stations
    .filter((station) => isCurrent(station) && carriesTheme(pack, station))
    .filter((station) => station.headline?.latest.quantity === headline)
    .toSorted((a, b) => value(b) - value(a) || a.thing.name.localeCompare(b.thing.name));
}

function latestLeader(pack: Pack, stations: readonly Station[]): Leader | undefined {
  const ranked = rankStations(pack, stations).flatMap((station) => {
    const value = station.headline?.value;
    return value === undefined ? [] : [{ station, value }];
  });
  const [first] = ranked;
  const shown = first?.station.headline;
  if (first === undefined || shown?.time === undefined) return undefined;
  const { time, quantity, quality } = shown;
  return { ...first, time, quantity, quality, timeStyle: 'clock', ranked };
}

/** Rows of the last whole window, the one that matters most first. */
function lastWindow(view: View, { rows, pack }: FindingSource, quantity: string): readonly IndicatorRow[] {
  const whole = rows.filter(({ end, value }) => end <= view.now && value !== undefined);
  const newest = whole.reduce((start, row) => Math.max(start, row.start), 0);
  const sign = lowMatters(pack, quantity) ? -1 : 1;
  return whole
    .filter(({ start }) => start === newest)
    .toSorted((a, b) => ((b.value ?? 0) - (a.value ?? 0)) * sign || a.thing.localeCompare(b.thing));
}

/** The place that carries the chart's indicator in its last whole window. */
export function chartLeader(view: View, source: FindingSource): Leader | undefined {
  const indicator = chartIndicator(source.pack);
  if (indicator === undefined) return undefined;
  const known = new Map(source.stations.map((station) => [station.thing.key, station]));
  const ranked = lastWindow(view, source, indicator.quantity).flatMap(({ thing, value, start, completeness }) => {
    const station = known.get(thing);
    return station === undefined || value === undefined ? [] : [{ station, value, start, completeness }];
  });
  const [first] = ranked;
  if (first === undefined) return undefined;
  return {
    station: first.station,
    value: first.value,
    time: first.start,
    quantity: quantityOf(view.context, indicator.quantity),
    timeStyle: indicator.window === 'hour' ? 'clock' : 'date',
    quality: completenessQuality(first.completeness),
    ranked,
  };
}

export interface FindingSource {
  readonly pack: Pack;
  readonly stations: readonly Station[];
  /** Values of the chart's indicator. */
  readonly rows: readonly IndicatorRow[];
}

/** What the finding quotes, so that a figure beside it says the same. */
export function leaderOf(view: View, source: FindingSource): Leader | undefined {
  const { findingFrom, headline } = source.pack.publicContent;
  const quantity = quantityOf(view.context, chartIndicator(source.pack)?.quantity ?? headline);
  const byChart = quantity.key !== headline || quantity.law === 'sum';
  return (findingFrom ?? (byChart ? 'chart' : 'latest')) === 'chart'
    ? chartLeader(view, source)
    : latestLeader(source.pack, source.stations);
}

/** The pack's sentence filled from live values; says so when nothing recent allows one. */
export function findingOf(view: View, source: FindingSource): string {
  const leader = leaderOf(view, source);
  if (leader === undefined) return view.words.theme.noFinding;
  const { language, writer } = view;
  const total = leader.ranked.reduce((sum, { value }) => sum + value, 0);
  const fill: Readonly<Record<string, string>> = {
    value: formatValue(leader.value, leader.quantity, language),
    unit: unitText(leader.quantity.symbol, leader.value, language).replaceAll(' ', '\u00A0'),
    place: leader.station.thing.name,
    commune: leader.station.thing.commune ?? leader.station.thing.name,
    time: formatDate(leader.time, leader.timeStyle, writer),
    count: formatNumber(leader.ranked.length, 0, language),
    total: formatValue(
      total,
      { ...leader.quantity, decimals: worthwhileDecimals(total, leader.quantity.decimals) },
      language,
    ),
  };
  return source.pack.publicContent.finding[language]
    .replaceAll(' {unit}', '\u00A0{unit}')
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
}
