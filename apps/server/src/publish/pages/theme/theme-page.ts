import { chartFigure } from '../chart/chart-figure.ts';
import { figure } from '../figure.ts';
import { findingOf, rankStations } from '../finding.ts';
import { formatNumber } from '../format.ts';
import { renderPage } from '../layout.ts';
import { territoryMap } from '../map/territory-map.ts';
import { domainIcon } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import { panelsBlock } from '../panels/panel-section.ts';
import { isCurrent } from '../station.ts';
import { stationTable } from '../stations/station-table.ts';
import { crossedLevels } from './crossed-levels.ts';
import { highestValues } from './highest-values.ts';
import { selectionQuery } from './selection.ts';
import { themeChart } from './theme-chart.ts';
import type { ThemeData } from './theme-data.ts';
import { policyBlock, rawData, stateVigilance } from './theme-notes.ts';

const FIRST_ROWS = 20;

function selectionForm(view: View, data: ThemeData): Markup {
  const { selection } = data;
  const { words, context } = view;
  const communes = context.territory.map.communes.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return html`<form class="selection" method="get" action=${link(view, view.path)}>
    <div class="field">
      <label for="jours">${words.theme.period}</label>
      <select id="jours" name="jours">
        ${data.offered.map(
          (days) => html`<option value=${days} selected=${days === selection.days}>${words.theme.days(days)}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="commune">${words.theme.place}</label>
      <select id="commune" name="commune">
        <option value="">${words.theme.everywhere}</option>
        ${communes.map(
          ({ name }) => html`<option value=${name} selected=${name === selection.commune?.name}>${name}</option>`,
        )}
      </select>
    </div>
    <button class="button quiet" type="submit">${words.theme.apply}</button>
  </form>`;
}

function opening(view: View, data: ThemeData): Markup {
  const { pack, stations } = data;
  const { words, language } = view;
  const live = formatNumber(stations.filter(isCurrent).length, 0, language);
  return html`<header class="theme-opening">
    <h1>${domainIcon(pack, 36)}${pack.publicContent.title[language]}</h1>
    <p class="finding">${findingOf(view, data)}</p>
    <p class="hint">${words.theme.count(live, formatNumber(stations.length, 0, language))}</p>
    ${selectionForm(view, data)}
  </header>`;
}

function nowBlock(view: View, data: ThemeData): Markup {
  const [leader] = rankStations(data.pack, data.stations);
  if (leader?.headline === undefined) return undefined;
  return html`<section class="now" aria-labelledby="maintenant">
    <h2 id="maintenant">${view.words.theme.figure}</h2>
    <p><a href=${link(view, stationPath(leader.thing.key))}>${leader.thing.name}</a></p>
    ${figure(view, leader.headline)}
  </section>`;
}

function chartBlock(view: View, data: ThemeData): Markup {
  const chart = themeChart(view, data);
  const { words, language } = view;
  const caveat = data.indicator?.caveat?.[language];
  const sources = [...new Set((data.indicator?.references ?? []).map(({ source }) => source))];
  return html`<section class="theme-chart" aria-labelledby="courbe">
    <h2 id="courbe">${words.theme.chart}</h2>
    ${chart === undefined ? html`<p class="empty">${words.theme.noChart}</p>` : chartFigure(view, chart)}
    ${caveat === undefined ? undefined : html`<p class="hint">${caveat}</p>`}
    ${
      sources.length === 0
        ? undefined
        : html`<p class="hint">${words.station.references}${words.colon}${sources.join(' ; ')}</p>`
    }
  </section>`;
}

function tableBlock(view: View, { stations, selection }: ThemeData): Markup {
  const { words, language, path } = view;
  const sorted = stations.toSorted((a, b) => a.thing.name.localeCompare(b.thing.name, language, { numeric: true }));
  const shown = selection.everyStation ? sorted : sorted.slice(0, FIRST_ROWS);
  const place = selection.commune?.name ?? view.context.territory.name;
  return html`<section class="theme-table" aria-labelledby="points">
    <h2 id="points">${words.theme.table}</h2>
    ${stationTable(view, { stations: shown, caption: `${words.theme.table}, ${place}`, withDomain: false })}
    ${
      shown.length < sorted.length
        ? html`<p>
            <a href=${`${link(view, path)}${selectionQuery(selection, { points: 'tous' })}#points`}>
              ${words.theme.more(formatNumber(sorted.length, 0, language))}
            </a>
          </p>`
        : undefined
    }
  </section>`;
}

/** A theme: finding, figure, chart, map, table, file, method and policy, for one selection. */
export function themePage(view: View, data: ThemeData): string {
  const { pack, stations, selection } = data;
  const { words, language } = view;
  const main = html`${opening(view, data)}
    <div class="theme-grid">
      ${chartBlock(view, data)}
      <div class="theme-side">${nowBlock(view, data)} ${highestValues(view, data)}</div>
    </div>
    <div class="theme-grid">
      <section class="theme-map" aria-labelledby="ou">
        <h2 id="ou">${words.theme.map}</h2>
        ${territoryMap(view, { stations, id: 'carte', chosen: selection.commune })}
        <p><a href=${`${link(view, '/carte')}?theme=${encodeURIComponent(pack.id)}`}>${words.mapPage.title}</a></p>
      </section>
      <div class="theme-side">${stateVigilance(view, pack)} ${crossedLevels(view, pack, data.crossed)}</div>
    </div>
    ${panelsBlock(view, data.panels, { path: pack.publicContent.path, query: selectionQuery(selection, { points: undefined }) })}
    ${tableBlock(view, data)} ${rawData(view, pack, selection)} ${policyBlock(view, pack, data.policy)}`;
  return renderPage(view, {
    title: pack.publicContent.title[language],
    description: findingOf(view, data),
    kind: 'theme',
    main,
    query: selectionQuery(selection),
  });
}
