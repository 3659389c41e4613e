import type { AssetProperties, Quantity } from '@vigie/kit';
import type { SeriesPoint } from '#publish/reads.ts';
import { localNights } from '../chart/time-axis.ts';
import type { ChartPoint, ChartReference, TimeChart } from '../chart/time-chart.ts';
import { formatMeasure } from '../format.ts';
import type { View } from '../page-context.ts';
import { qualityOf } from '../quality.ts';
import type { StationData } from './station-data.ts';

function toPoint(point: SeriesPoint, step: number): ChartPoint {
  const quality = qualityOf(point);
  const usable = quality !== 'invalid' && quality !== 'missing';
  return {
    start: point.time,
    end: point.time + step,
    value: usable ? point.value : undefined,
    quality: usable && point.value === undefined ? 'missing' : quality,
    coverage: point.coverage,
  };
}

/** A threshold of the territory, resolved for one object. */
export interface NamedThreshold {
  readonly value: number;
  readonly name: string;
  readonly level: number;
  /** Values in a row that confirm it. */
  readonly confirmations: number;
}

/** Thresholds of the rules on this quantity; those kept in a property of the object are read there. */
export function thresholdsOf(
  view: View,
  { station, sheet }: StationData,
  quantity: Quantity,
): readonly NamedThreshold[] {
  // Properties come from a JSON column: only numbers can be thresholds.
  const properties = sheet.properties as AssetProperties;
  return (station.pack?.rules ?? []).flatMap((rule) => {
    const { test } = rule;
    if (test.kind !== 'threshold' || rule.quantity !== quantity.key || !rule.assetTypes.includes(sheet.assetType))
      return [];
    return test.thresholds.flatMap((threshold, at) => {
      const value = typeof threshold === 'number' ? threshold : properties[threshold];
      if (typeof value !== 'number') return [];
      return [{ value, name: rule.label[view.language], level: at + 1, confirmations: test.up }];
    });
  });
}

function referencesOf(view: View, data: StationData, quantity: Quantity): readonly ChartReference[] {
  const { language, words } = view;
  const seen = new Set<string>();
  const lines = (data.station.pack?.indicators ?? [])
    .flatMap((indicator) =>
      indicator.kind === 'window' && indicator.quantity === quantity.key ? (indicator.references ?? []) : [],
    )
    .map(({ value, label }) => ({ value, label: `${label[language]}, ${formatMeasure(value, quantity, language)}` }))
    .filter(({ label }) => !seen.has(label) && seen.add(label));
  const thresholds = thresholdsOf(view, data, quantity).map(({ value, name, level }) => ({
    value,
    level,
    label: `${name}, ${words.theme.level(level)}, ${formatMeasure(value, quantity, language)}`,
  }));
  return [...lines, ...thresholds];
}

function summaryOf(view: View, points: readonly ChartPoint[], quantity: Quantity): string {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return view.words.station.empty;
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return view.words.station.summary(
    formatMeasure(low, quantity, view.language),
    formatMeasure(high, quantity, view.language),
  );
}

/** The curve of one measure of one point, with nights, references, thresholds and the week before. */
export function stationChart(view: View, data: StationData): TimeChart | undefined {
  const { shown, days, grain, step, interval } = data;
  const points = data.points.map((point) => toPoint(point, step));
  if (shown === undefined || points.every(({ value }) => value === undefined)) return undefined;
  const { quantity } = shown;
  const { words, language, writer } = view;
  const before = data.before.map((point) => toPoint(point, step));
  const compared = before.some(({ value }) => value !== undefined);
  const adds = quantity.law === 'sum';
  return {
    id: 'station',
    title: `${quantity.label[language]}, ${words.station.days(days)}`,
    summary: `${summaryOf(view, points, quantity)} ${words.station.grain[grain].charAt(0).toUpperCase()}${words.station.grain[grain].slice(1)}.`,
    form: adds ? 'bars' : 'line',
    quantity,
    interval,
    step,
    points,
    comparison: compared ? { label: words.station.comparison, points: before } : undefined,
    references: referencesOf(view, data, quantity),
    nights: days <= 7 ? localNights(interval, writer.zone) : [],
    fromZero: adds || quantity.symbol === '%',
  };
}
