import type { Instant, PublicPanel } from '@vigie/kit';
import { ageOf } from '../figure.ts';
import { formatDate } from '../format.ts';
import { qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link } from '../page-context.ts';
import { barsPanel } from './bars-panel.ts';
import { comparisonPanel } from './comparison-panel.ts';
import { compositionPanel } from './composition-panel.ts';
import { curvePanel } from './curve-panel.ts';
import { figurePanel } from './figure-panel.ts';
import { heatmapPanel } from './heatmap-panel.ts';
import { type PanelParts, type PanelTable, drawingOf, isEmpty } from './panel-parts.ts';
import { sayShare, sayValue } from './panel-say.ts';
import { PANEL_WORDS } from './panel-words.ts';
import { rankingPanel } from './ranking-panel.ts';
import type { PanelData } from './read-panel.ts';
import { tablePanel } from './table-panel.ts';

/** Least share of whole windows that is published without reserve (§1.1). */
const GOOD_SHARE = 0.75;

// one line a form: a new form breaks the build here
// oxlint-disable-next-line complexity
function partsOf(view: View, panel: PublicPanel, data: PanelData): PanelParts {
  switch (panel.form) {
    case 'figure':
      return figurePanel(drawingOf(view, panel, data));
    case 'curve':
      return curvePanel(drawingOf(view, panel, data));
    case 'bars':
      return barsPanel(drawingOf(view, panel, data));
    case 'heatmap':
      return heatmapPanel(drawingOf(view, panel, data));
    case 'composition':
      return compositionPanel(drawingOf(view, panel, data));
    case 'comparison':
      return comparisonPanel(drawingOf(view, panel, data));
    case 'worst':
      return rankingPanel(drawingOf(view, panel, data));
    case 'table':
      return tablePanel(drawingOf(view, panel, data));
  }
}

/** The values of the drawing in the same words. */
function table(view: View, { head, rows }: PanelTable, title: string): Markup {
  const { table: summary, tableOf } = PANEL_WORDS[view.language];
  const cell = (text: string, at: number) =>
    at === 0 ? html`<th scope="row">${text}</th>` : html`<td class="number">${text}</td>`;
  return html`<details class="chart-table">
    <summary>${summary}</summary>
    <div class="table-frame" tabindex="0" role="region" aria-label=${tableOf(title)}>
      <table class="dense">
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            ${head.map((name, at) => html`<th scope="col" class=${at === 0 ? undefined : 'number'}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** Newest time any object has a value for. */
function newestOf({ series }: PanelData): Instant | undefined {
  const [first] = series;
  const at = first?.matrix.times.findLastIndex((_, column) =>
    first.matrix.items.some(({ values }) => values[column] !== null),
  );
  return at === undefined ? undefined : first?.matrix.times[at];
}

/** Age and quality of what is drawn. */
function standing(view: View, data: PanelData): Markup {
  const words = PANEL_WORDS[view.language];
  const letters = data.series.flatMap(({ matrix }) => matrix.items.map(({ quality }) => quality)).join('');
  const said = letters.replaceAll('-', '').length;
  const newest = newestOf(data);
  if (newest === undefined || said === 0) return undefined;
  const share = letters.replaceAll(/[^g]/g, '').length / said;
  const style = data.period.grain === 'hour' ? 'day-clock' : 'long-day';
  return html`<p class="panel-facts hint">
    <span>${words.newest(formatDate(newest, style, view.writer))}${', '}${ageOf(view, newest)}</span>
    <span>
      ${qualityMark(view, share >= GOOD_SHARE ? 'good' : 'partial')} ${words.wholeShare(sayShare(view, share))}
    </span>
  </p>`;
}

/** What a page has already said: a norm or a caveat is told once, beside the first panel it speaks of. */
type Told = Set<string>;

function once(told: Told, text: string | undefined): string | undefined {
  if (text === undefined || told.has(text)) return undefined;
  told.add(text);
  return text;
}

/** What the values are read against, who said so, and what they do not say. */
function grounds(view: View, { panel, series: [first] }: PanelData, told: Told): Markup {
  const words = PANEL_WORDS[view.language];
  const { language } = view;
  if (first === undefined) return undefined;
  const { series } = first;
  const own = panel.form === 'figure' ? panel.formula?.[language] : undefined;
  const references = series.references.map(
    ({ value, label, source }) => `${label[language]}, ${sayValue(view, value, series)} (${source})`,
  );
  const named = (name: string, text: string | undefined) =>
    text === undefined ? undefined : html`<p class="hint">${name}${view.words.colon}${text}</p>`;
  const caveat = once(told, (panel.caveat ?? series.caveat)?.[language]);
  return html`${caveat === undefined ? undefined : html`<p class="panel-caveat">${caveat}</p>`}
  ${named(words.formula, own ?? once(told, series.source))}
  ${named(words.references, references.length === 0 ? undefined : once(told, references.join(' ; ')))}`;
}

export interface PanelPlace {
  /** French path whose `/{panel}.csv` is the file of the panel. */
  readonly path: string;
  readonly query: string;
}

/** One panel: its title, what it says, its drawing, what it stands on, its table, its file. */
function panelSection(
  view: View,
  data: PanelData,
  { path, query, told, figures }: PanelPlace & { told: Told; figures: number },
): Markup {
  const { panel } = data;
  const { language } = view;
  const words = PANEL_WORDS[language];
  const { says, note, body, table: values } = partsOf(view, panel, data);
  const id = `panneau-${panel.id}`;
  const title = panel.title[language];
  const file = `${link(view, `${path}/${panel.id}.csv`)}${query}`;
  return html`<section class=${`panel panel-${panel.form} ${sizeOf(panel, figures)}`} aria-labelledby=${id}>
    <header>
      <h3 id=${id}>${title}</h3>
      ${says === undefined ? undefined : html`<p class="panel-says">${says}</p>`}
      ${panel.lead === undefined ? undefined : html`<p>${panel.lead[language]}</p>`}
    </header>
    <div class="panel-inside">
      <div class="panel-drawn">
        ${body === undefined && says === undefined ? html`<p class="empty">${words.none}</p>` : body}
      </div>
      <div class="panel-notes">
        <p class="hint">${note}</p>
        ${standing(view, data)} ${grounds(view, data, told)}
      </div>
    </div>
    <footer class="panel-foot">
      ${values === undefined ? undefined : table(view, values, title)}
      ${body === undefined ? undefined : html`<p><a href=${file} download>${words.file}</a></p>`}
    </footer>
  </section>`;
}

const WIDE_FORMS: ReadonlySet<PublicPanel['form']> = new Set(['curve', 'table']);
/** Figures stand three in a row, or two where there are two. */
function sizeOf({ form, span }: PublicPanel, figures: number): string {
  if (form === 'figure') return figures === 2 || figures === 4 ? 'panel-half' : 'panel-third';
  return span === 12 || span === 8 || (span === undefined && WIDE_FORMS.has(form)) ? 'panel-whole' : 'panel-half';
}

/** The panels of a page; one without a value is left out on the page of one object. */
export function panelsBlock(view: View, panels: readonly PanelData[], place: PanelPlace): Markup {
  const shown = panels.filter(({ single, series }) => !single || series.some(({ matrix }) => !isEmpty(matrix)));
  const [first] = shown;
  if (first === undefined) return undefined;
  const words = PANEL_WORDS[view.language];
  const told: Told = new Set();
  const figures = shown.filter(({ panel }) => panel.form === 'figure').length;
  return html`<section class="panels" aria-labelledby="panneaux">
    <h2 id="panneaux">${first.single ? words.stationTitle : words.title}</h2>
    <div class="panel-grid">${shown.map((data) => panelSection(view, data, { ...place, told, figures }))}</div>
  </section>`;
}
