import { DAY, HOUR, lineName, pointsOfLine, rankLines } from '@vigie/kit';
import type { CurvePanel, RankedLine, TimePoint } from '@vigie/kit';
import { drawLines, lineLetter } from '@vigie/ui/panels';
import { drawChart, NARROW, WIDE } from '../chart/draw-chart.ts';
import { timeTicks } from '../chart/time-axis.ts';
import type { ChartPoint, ChartReference, TimeChart } from '../chart/time-chart.ts';
import { drawnTwice } from '../drawn-markup.ts';
import { type Markup, html } from '../markup.ts';
import { quantityOf } from '../page-context.ts';
import { type Drawing, type PanelParts, count, noteOf } from './panel-parts.ts';
import { sayTime, sayValue } from './panel-say.ts';

type Curve = Drawing<CurvePanel>;

/** More lines could not be told apart. */
const MOST = 6;
/** Rows of the table; the file has them all. */
const MOST_ROWS = 400;

export const stepOf = ({ data }: Pick<Curve, 'data'>): number => (data.period.grain === 'hour' ? HOUR : DAY);

export function chartPoints(points: readonly TimePoint[], step: number): ChartPoint[] {
  return points.map(({ time, value, partial }) => ({
    start: time,
    end: time + step,
    value,
    quality: value === undefined ? 'missing' : partial ? 'partial' : 'good',
    coverage: value === undefined ? 0 : 1,
  }));
}

/** Reference lines of the indicator and levels of the rules, each said once. */
export function levelsOf({ view, series }: Pick<Curve, 'view' | 'series'>): { value: number; name: string }[] {
  const all = [...series.references, ...series.thresholds];
  const named = all.map(({ value, label }) => ({ value, name: label[view.language] }));
  return named.filter(({ value }, at) => named.findIndex((other) => other.value === value) === at);
}

const referencesOf = (drawing: Curve): readonly ChartReference[] =>
  levelsOf(drawing).map(({ value, name }) => ({
    value,
    label: `${name}, ${sayValue(drawing.view, value, drawing.series)}`,
  }));

/** The chart of one place, as its page draws it. */
function oneLine(drawing: Curve, { line }: RankedLine): Markup {
  const { view, panel, matrix, series, data } = drawing;
  const chart: TimeChart = {
    id: `dessin-${data.panel.id}`,
    title: panel.title[view.language],
    summary: noteOf(drawing),
    form: 'line',
    quantity: quantityOf(view.context, series.quantity, series.symbol),
    interval: { start: data.period.from, end: data.period.to },
    step: stepOf(drawing),
    points: chartPoints(pointsOfLine(matrix, line), stepOf(drawing)),
    references: referencesOf(drawing),
    nights: [],
    fromZero: series.symbol === '%',
  };
  return html`${drawChart(view, chart, WIDE)}${drawChart(view, chart, NARROW)}`;
}

/** Several places on one ground; on a phone their names stand below. */
function manyLines(drawing: Curve, shown: readonly RankedLine[]): Markup {
  const { view, panel, matrix, series, data } = drawing;
  const { from, to } = data.period;
  const lines = shown.map(({ line }) => ({ name: lineName(matrix, line), points: pointsOfLine(matrix, line) }));
  return html`${drawnTwice((size) =>
      drawLines({
        title: panel.title[view.language],
        lines,
        from,
        to,
        references: levelsOf(drawing),
        joinWithin: 2.6 * stepOf(drawing),
        ticks: timeTicks({ start: from, end: to }, view.writer, size === 'wide' ? 7 : 4),
        say: (value) => sayValue(view, value, series),
        size,
      }),
    )}
    <ul class="lines-key">
      ${shown.map(
        ({ line, value }, at) =>
          html`<li>
            <strong>${lineLetter(at)}</strong> ${lineName(matrix, line)}${', '}${sayValue(view, value, series)}
          </li>`,
      )}
    </ul>`;
}

/** The worst places of all on one ground, or the one place there is. */
export function curvePanel(drawing: Curve): PanelParts {
  const { view, words, panel, matrix, series, data } = drawing;
  const worse = panel.worse ?? 'high';
  const ranked = rankLines(matrix, { keep: 'last', worse, series }).filter(({ value }) => value !== undefined);
  const shown = ranked.slice(0, MOST);
  const [first] = shown;
  if (first?.value === undefined) return { note: noteOf(drawing) };
  const rows = matrix.times.map((time, at) => [
    sayTime(view, time, data.period.grain),
    ...shown.map(({ line }) => sayValue(view, line.values[at], series)),
  ]);
  const value = sayValue(view, first.value, series);
  const place = lineName(matrix, first.line);
  const rest = ranked.length - shown.length;
  return {
    says: shown.length === 1 ? undefined : words[worse === 'high' ? 'highestNow' : 'lowestNow'](place, value),
    note: noteOf(drawing),
    body: html`${shown.length === 1 ? oneLine(drawing, first) : manyLines(drawing, shown)}
    ${rest > 0 ? html`<p class="hint">${words.more(count(view, rest))}</p>` : undefined}`,
    table: {
      head: [words.time, ...shown.map(({ line }) => lineName(matrix, line))],
      rows: rows.toReversed().slice(0, MOST_ROWS),
    },
  };
}
