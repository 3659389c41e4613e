import { byMonth, localDate, localMonth, pointsAcross, usualAcross } from '@vigie/kit';
import type { BarsPanel, TimePoint } from '@vigie/kit';
import { drawChart, NARROW, WIDE } from '../chart/draw-chart.ts';
import type { ChartPoint, TimeChart } from '../chart/time-chart.ts';
import { html } from '../markup.ts';
import { quantityOf } from '../page-context.ts';
import { chartPoints, stepOf } from './curve-panel.ts';
import { type Drawing, type PanelParts, noteOf } from './panel-parts.ts';
import { sayTime, sayValue } from './panel-say.ts';

type Bars = Drawing<BarsPanel>;

const MONTH = 30 * 86_400_000;

/** A month has its own length, from its first day whatever the first value. */
function monthPoints(points: readonly TimePoint[]): ChartPoint[] {
  return chartPoints(points, MONTH).map((point) => {
    const { year, month } = localDate(point.start);
    return { ...point, ...localMonth(year, month) };
  });
}

function pointsOf({ panel, matrix, series, data }: Bars): ChartPoint[] {
  const points = pointsAcross(matrix, panel.across ?? usualAcross(series));
  return panel.by === 'month' ? monthPoints(byMonth(points, series)) : chartPoints(points, stepOf({ data }));
}

function chartOf(drawing: Bars, points: readonly ChartPoint[]): TimeChart {
  const { view, panel, series, data } = drawing;
  const [first, last] = [points[0], points.at(-1)];
  return {
    id: `dessin-${data.panel.id}`,
    title: panel.title[view.language],
    summary: noteOf(drawing, { across: panel.across ?? usualAcross(series) }),
    form: 'bars',
    quantity: quantityOf(view.context, series.quantity, series.symbol),
    interval: {
      start: Math.min(data.period.from, first?.start ?? data.period.from),
      end: Math.max(data.period.to, last?.end ?? data.period.to),
    },
    step: panel.by === 'month' ? MONTH : stepOf(drawing),
    points,
    references: [],
    nights: [],
    fromZero: true,
  };
}

/** The newest whole bar, and the highest one. */
function finding({ view, words, panel, series, data }: Bars, points: readonly ChartPoint[]): string | undefined {
  const grain = panel.by ?? data.period.grain;
  const known = points.flatMap((point) => (point.value === undefined ? [] : [{ ...point, value: point.value }]));
  const last = known.findLast(({ quality }) => quality === 'good') ?? known.at(-1);
  if (last === undefined) return undefined;
  const most = known.reduce((a, b) => (b.value > a.value ? b : a), last);
  const say = ({ value, start }: { value: number; start: number }) =>
    [sayValue(view, value, series), sayTime(view, start, grain)] as const;
  const newest = words.lastValue(...say(last));
  return most === last ? newest : `${newest} ${words.peak(...say(most))}`;
}

/** Totals by hour, day or month. */
export function barsPanel(drawing: Bars): PanelParts {
  const { view, words, panel, series, data } = drawing;
  const points = pointsOf(drawing);
  const note = noteOf(drawing, { across: panel.across ?? usualAcross(series) });
  if (points.every(({ value }) => value === undefined)) return { note };
  const chart = chartOf(drawing, points);
  const rows = points
    .toReversed()
    .map(({ start, value, quality }) => [
      sayTime(view, start, panel.by ?? data.period.grain),
      sayValue(view, value, series),
      value === undefined ? words.missing : words[quality === 'partial' ? 'partial' : 'whole'],
    ]);
  return {
    says: finding(drawing, points),
    note,
    body: html`${drawChart(view, chart, WIDE)}${drawChart(view, chart, NARROW)}`,
    table: { head: [words.time, words.value, words.quality], rows: rows.slice(0, 400) },
  };
}
