import { formatDate, formatMeasure, formatNumber, isoTime } from '../format.ts';
import { qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import type { View } from '../page-context.ts';
import { NARROW, WIDE, drawChart } from './draw-chart.ts';
import { type ChartPoint, type TimeChart, hasGaps } from './time-chart.ts';

function valueCell(view: View, chart: TimeChart, value: number | undefined): Markup {
  return html`<td class="number">
    ${value === undefined ? '–' : formatMeasure(value, chart.quantity, view.language)}
  </td>`;
}

interface TableShape {
  readonly chart: TimeChart;
  /** The chart has a lowest and a highest beside each value. */
  readonly banded: boolean;
}

function tableRow(view: View, { chart, banded }: TableShape, point: ChartPoint): Markup {
  const style = chart.step >= 86_400_000 ? 'long-day' : 'table';
  return html`<tr>
    <th scope="row"><time datetime=${isoTime(point.start)}>${formatDate(point.start, style, view.writer)}</time></th>
    ${valueCell(view, chart, point.value)}
    ${banded ? html`${valueCell(view, chart, point.low)}${valueCell(view, chart, point.high)}` : undefined}
    <td class="number">${formatNumber(point.coverage * 100, 0, view.language)}${'\u00A0%'}</td>
    <td>${view.words.quality[point.quality]}</td>
  </tr>`;
}

/** The same values, in the same words, newest first. */
export function chartTable(view: View, chart: TimeChart): Markup {
  const { words } = view;
  const banded = chart.points.some(({ low }) => low !== undefined);
  return html`<details class="chart-table">
    <summary>${words.chart.table}</summary>
    <div class="table-frame" tabindex="0" role="region" aria-label=${chart.title}>
      <table class="dense">
        <caption>
          ${chart.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.station.time}</th>
            <th scope="col" class="number">${words.station.value}</th>
            ${
              banded
                ? html`<th scope="col" class="number">${chart.bandLabels?.low ?? words.theme.bandLow}</th>
                    <th scope="col" class="number">${chart.bandLabels?.high ?? words.theme.bandHigh}</th>`
                : undefined
            }
            <th scope="col" class="number">${words.station.coverage}</th>
            <th scope="col">${words.station.quality}</th>
          </tr>
        </thead>
        <tbody>
          ${chart.points.toReversed().map((point) => tableRow(view, { chart, banded }, point))}
        </tbody>
      </table>
    </div>
  </details>`;
}

function key(view: View, chart: TimeChart): Markup {
  const present = new Set(chart.points.map(({ quality }) => quality));
  if (hasGaps(chart)) present.add('missing');
  const dominant = present.has('good') ? 'good' : 'unchecked';
  const shown = [
    dominant,
    ...(['partial', 'invalid', 'missing'] as const).filter((quality) => present.has(quality)),
  ] as const;
  return html`<ul class="chart-key">
    ${shown.map((quality) => html`<li>${qualityMark(view, quality)}</li>`)}
    ${
      chart.comparison === undefined
        ? undefined
        : html`<li class="mark">
            <svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">
              <path class="mark-comparison" d="M1 7H23" />
            </svg>
            ${chart.comparison.label}
          </li>`
    }
    ${
      chart.nights.length === 0
        ? undefined
        : html`<li class="mark">
            <svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">
              <rect class="chart-night" width="24" height="14" />
            </svg>
            ${view.words.station.night}
          </li>`
    }
  </ul>`;
}

/** Chart, its finding, its key and its table. */
export function chartFigure(view: View, chart: TimeChart): Markup {
  return html`<figure class="chart-figure">
    <figcaption>
      <h3>${chart.title}</h3>
      <p>${chart.summary}</p>
    </figcaption>
    ${drawChart(view, chart, WIDE)} ${drawChart(view, chart, NARROW)} ${key(view, chart)} ${chartTable(view, chart)}
  </figure>`;
}
