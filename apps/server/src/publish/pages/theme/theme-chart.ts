import type { Instant, Quantity, WindowIndicator } from '@vigie/kit';
import type { IndicatorRow } from '#publish/reads.ts';
import type { ChartPoint, ChartReference, TimeChart } from '../chart/time-chart.ts';
import { formatDate, formatMeasure, formatNumber, startOfLocalDay } from '../format.ts';
import { type FindingSource, chartLeader } from '../finding.ts';
import type { View } from '../page-context.ts';
import type { ThemeData } from './theme-data.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day that misses more than this share of its points is drawn partial (§1.1). */
const WHOLE_SHARE = 0.75;
const LEAST_SHARE = 0.5;

interface Window {
  readonly start: Instant;
  readonly end: Instant;
  readonly rows: readonly IndicatorRow[];
}

function byWindow(rows: readonly IndicatorRow[]): Window[] {
  const windows = new Map<number, { start: number; end: number; rows: IndicatorRow[] }>();
  for (const row of rows) {
    const known = windows.get(row.start);
    if (known === undefined) windows.set(row.start, { start: row.start, end: row.end, rows: [row] });
    else known.rows.push(row);
  }
  return [...windows.values()].toSorted((a, b) => a.start - b.start);
}

/** Middle of sorted values; the mean of the two middle ones when their number is even. */
function medianOf(sorted: readonly number[]): number | undefined {
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Across places a count adds up; anything else is shown as the median with the span of all places. */
function acrossPlaces({ start, end, rows }: Window, adds: boolean, expected: number): ChartPoint {
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value])).toSorted((a, b) => a - b);
  const coverage = expected === 0 ? 0 : Math.min(1, values.length / expected);
  if (values.length === 0 || coverage < LEAST_SHARE)
    return { start, end, value: undefined, quality: 'missing', coverage };
  const partial = coverage < WHOLE_SHARE || rows.some(({ completeness }) => completeness === 'partial');
  const quality = partial && (adds || coverage < WHOLE_SHARE) ? 'partial' : 'good';
  if (adds) return { start, end, value: values.reduce((sum, value) => sum + value, 0), quality, coverage };
  const span = expected > 1 ? { low: values[0], high: values.at(-1) } : {};
  return { start, end, value: medianOf(values), ...span, quality, coverage };
}

/** Chart points of an indicator over several places. */
export function themePoints(rows: readonly IndicatorRow[], quantity: Quantity, now: Instant): readonly ChartPoint[] {
  // A window that has not ended yet is not comparable with whole ones.
  const windows = byWindow(rows).filter(({ end }) => end <= now);
  const expected = windows.reduce((most, window) => Math.max(most, window.rows.length), 0);
  return windows.map((window) => acrossPlaces(window, quantity.law === 'sum', expected));
}

interface Subject {
  readonly quantity: Quantity;
  readonly places: number;
  /** The one place of a chart that stands for no other. */
  readonly only: string | undefined;
}

function summaryOf(view: View, points: readonly ChartPoint[], { quantity, places, only }: Subject): string {
  const { words, language, writer } = view;
  const last = points.findLast(({ value }) => value !== undefined);
  if (last?.value === undefined) return words.theme.noChart;
  const count = formatNumber(places, 0, language);
  const what = only ?? (quantity.law === 'sum' ? words.theme.total(count) : words.theme.across(count));
  const time = formatDate(last.start, last.end - last.start < DAY / 2 ? 'day-clock' : 'long-day', writer);
  return words.theme.lastWindow(formatMeasure(last.value, quantity, language), time, what);
}

/** A stage is read from the zero of its own gauge: gauges are never put together, the one that leads is shown. */
export function chartRows(
  view: View,
  data: FindingSource,
  quantity: Quantity,
): { rows: readonly IndicatorRow[]; only: string | undefined } {
  if (quantity.key !== 'stage') return { rows: data.rows, only: undefined };
  const leader = chartLeader(view, data)?.station.thing;
  return { rows: data.rows.filter(({ thing }) => thing === leader?.key), only: leader?.name };
}

/** Nominal time between two windows; a night lasts less than the day between two nights. */
function stepOf([first]: readonly ChartPoint[]): number {
  const length = first === undefined ? DAY : first.end - first.start;
  return length < 2 * HOUR ? length : Math.max(DAY, length);
}

function referencesOf(view: View, { references = [] }: WindowIndicator, quantity: Quantity): readonly ChartReference[] {
  return references.map(({ value, label }) => ({
    value,
    label: `${label[view.language]}, ${formatMeasure(value, quantity, view.language)}`,
  }));
}

/** The theme over time; absent while there is nothing to draw. */
export function themeChart(view: View, data: ThemeData): TimeChart | undefined {
  const { indicator, chartQuantity: quantity, selection } = data;
  if (indicator === undefined || quantity === undefined) return undefined;
  const { rows, only } = chartRows(view, data, quantity);
  const points = themePoints(rows, quantity, view.now);
  if (points.filter(({ value }) => value !== undefined).length < 2) return undefined;
  const adds = quantity.law === 'sum';
  const step = stepOf(points);
  const today = startOfLocalDay(view.now, view.context.territory.timeZone);
  return {
    id: 'theme',
    title: [indicator.label[view.language], only].filter((part) => part !== undefined).join(', '),
    summary: summaryOf(view, points, { quantity, places: new Set(rows.map(({ thing }) => thing)).size, only }),
    form: adds ? 'bars' : 'line',
    quantity,
    interval: { start: selection.interval.start, end: step < DAY / 2 ? view.now : today },
    step,
    points,
    references: referencesOf(view, indicator, quantity),
    nights: [],
    fromZero: adds || quantity.symbol === '%',
  };
}
