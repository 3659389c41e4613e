import { keptOf, lineName, rankLines } from '@vigie/kit';
import type { MatrixLine, SeriesMatrix, TablePanel } from '@vigie/kit';
import { html } from '../markup.ts';
import { link, stationPath } from '../page-context.ts';
import { type Drawing, type PanelParts, noteOf } from './panel-parts.ts';
import { sayValue } from './panel-say.ts';

/** Rows on the page; the file has them all. */
const MOST = 40;

/** The line of another series for a place: that of the same field where there is one, else the place's own. */
function ownLine({ items }: SeriesMatrix, { thing, field }: MatrixLine): MatrixLine | undefined {
  const those = items.filter((line) => line.thing === thing);
  return those.find((line) => line.field === field) ?? those[0];
}

/** Places by series, worst first. */
export function tablePanel(drawing: Drawing<TablePanel>): PanelParts {
  const { view, words, panel, matrix, series, data } = drawing;
  const keep = panel.keep ?? 'last';
  const note = noteOf(drawing, { more: words.keep[keep] });
  const ranked = rankLines(matrix, { keep, worse: panel.worse ?? 'high', series });
  if (ranked.length === 0) return { note };
  const others = data.series.slice(1);
  const title = panel.title[view.language];
  return {
    note,
    body: html`<div class="table-frame" tabindex="0" role="region" aria-label=${words.tableOf(title)}>
      <table>
        <caption class="visually-hidden">
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.place}</th>
            <th scope="col">${words.commune}</th>
            ${data.series.map((one) => html`<th scope="col" class="number">${one.series.label[view.language]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${ranked.slice(0, MOST).map(
            ({ line, value }) =>
              html`<tr>
                <th scope="row"><a href=${link(view, stationPath(line.thing))}>${lineName(matrix, line)}</a></th>
                <td>${line.commune ?? '–'}</td>
                <td class="number">${sayValue(view, value, series)}</td>
                ${others.map((one) => {
                  const own = ownLine(one.matrix, line);
                  const kept = own === undefined ? undefined : keptOf(own, 'last', one.series);
                  return html`<td class="number">${sayValue(view, kept, one.series)}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  };
}
