import type { Query } from '../theme/selection.ts';
import { formatNumber } from '../format.ts';
import { renderPage } from '../layout.ts';
import { domainMark, freshnessMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link } from '../page-context.ts';
import { domainShape } from '../shapes.ts';
import { type Station, readStations } from '../station.ts';
import { stationTable } from '../stations/station-table.ts';
import { territoryMap } from './territory-map.ts';

const FIRST_ROWS = 100;

function filterForm(view: View, theme: string, silent: boolean): Markup {
  const { words, context, language } = view;
  return html`<form class="selection" method="get" action=${link(view, '/carte')}>
    <div class="field">
      <label for="theme">${words.mapPage.shown}</label>
      <select id="theme" name="theme">
        <option value="">${words.mapPage.all}</option>
        ${context.packs.map(
          ({ id, label }) => html`<option value=${id} selected=${id === theme}>${label[language]}</option>`,
        )}
      </select>
    </div>
    <label class="choice">
      <input type="checkbox" name="silencieux" value="oui" checked=${silent} /> ${words.mapPage.showDead}
    </label>
    <button class="button quiet" type="submit">${words.mapPage.apply}</button>
  </form>`;
}

function legend(view: View): Markup {
  const { words, context, language } = view;
  return html`<section class="legend" aria-labelledby="legende">
    <h2 id="legende">${words.mapPage.legend}</h2>
    <ul class="map-key">
      ${context.packs.map((pack) => html`<li>${domainMark(context, pack)}${pack.label[language]}</li>`)}
    </ul>
    <h3>${words.mapPage.legendState}</h3>
    <ul class="map-key">
      ${(['live', 'late', 'silent'] as const).map((freshness) => html`<li>${freshnessMark(view, freshness)}</li>`)}
    </ul>
    <p class="hint">${words.mapPage.several}</p>
  </section>`;
}

/** Where the interactive map is put, on request; the drawn map stays for everyone else. */
function interactive(view: View, query: string): Markup {
  const { words, context, language } = view;
  const domains = context.packs.map(({ id, label, hue }, at) => ({
    id,
    label: label[language],
    hue,
    shape: domainShape(at),
  }));
  return html`<div
    class="interactive"
    data-island="map"
    data-objects=${`${link(view, '/carte/objets.geojson')}${query}`}
    data-domains=${JSON.stringify(domains)}
    data-loading=${words.mapPage.loading}
    data-failed=${words.mapPage.failed}
    hidden
  >
    <button class="button" type="button">${words.mapPage.interactive}</button>
    <span class="hint">${words.mapPage.interactiveHint}</span>
  </div>`;
}

interface MapSelection {
  readonly shown: readonly Station[];
  readonly hidden: number;
  readonly theme: string;
  readonly silent: boolean;
  readonly everyStation: boolean;
}

/** Points a reader asked for; those that no longer speak are counted, not drawn, unless asked. */
export async function selectStations(view: View, query: Query): Promise<MapSelection> {
  const theme = view.context.packs.find(({ id }) => id === query['theme'])?.id ?? '';
  const silent = query['silencieux'] === 'oui';
  const all = await readStations(view, theme === '' ? undefined : theme);
  const shown = silent ? all : all.filter(({ freshness }) => freshness === 'live' || freshness === 'late');
  return { shown, hidden: all.length - shown.length, theme, silent, everyStation: query['points'] === 'tous' };
}

export async function mapPage(view: View, query: Query): Promise<string> {
  const { shown, hidden, theme, silent, everyStation } = await selectStations(view, query);
  const { words, language } = view;
  const kept = new URLSearchParams();
  if (theme !== '') kept.set('theme', theme);
  if (silent) kept.set('silencieux', 'oui');
  const search = kept.size === 0 ? '' : `?${kept.toString()}`;
  const listed = everyStation ? shown : shown.slice(0, FIRST_ROWS);
  kept.set('points', 'tous');
  const main = html`<header class="theme-opening">
      <h1>${words.mapPage.title}</h1>
      <p class="lead">${words.mapPage.lead}</p>
      ${filterForm(view, theme, silent)}
      ${hidden === 0 ? undefined : html`<p class="hint">${words.mapPage.dead(formatNumber(hidden, 0, language))}</p>`}
    </header>
    <div class="map-grid">
      <div class="map-stage">
        ${interactive(view, search)} ${territoryMap(view, { stations: shown, id: 'carte', counts: true })}
      </div>
      ${legend(view)}
    </div>
    <section aria-labelledby="points">
      <h2 id="points">${words.mapPage.list}</h2>
      ${stationTable(view, { stations: listed, caption: words.theme.table, withDomain: true })}
      ${
        listed.length < shown.length
          ? html`<p>
              <a href=${`${link(view, '/carte')}?${kept.toString()}#points`}>
                ${words.theme.more(formatNumber(shown.length, 0, language))}
              </a>
            </p>`
          : undefined
      }
    </section>`;
  return renderPage(view, {
    title: words.mapPage.title,
    description: words.mapPage.lead,
    kind: 'map-page',
    main,
    query: search,
  });
}
