import { sparkline } from '../chart/sparkline.ts';
import { figure, windowFigure } from '../figure.ts';
import { findingOf, leaderOf } from '../finding.ts';
import { formatDate, formatDuration, formatNumber } from '../format.ts';
import { renderPage } from '../layout.ts';
import { territoryMap } from '../map/territory-map.ts';
import { domainIcon, domainMark, levelMark, qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import { type Station, isCurrent } from '../station.ts';
import { communeForm } from '../communes/commune-form.ts';
import { chartIndicator } from '../theme/theme-data.ts';
import type { HomeData, Watch } from './home-data.ts';

const SILENT_SHOWN = 6;

function lead(view: View, stations: readonly Station[]): string {
  const { words, language, context } = view;
  const live = stations.filter(({ freshness }) => freshness === 'live' || freshness === 'late').length;
  const total = formatNumber(stations.length, 0, language);
  if (stations.length === 0) return words.homePage.nothing;
  if (live === stations.length) return words.homePage.allLive(total, context.territory.name);
  return words.homePage.lead(formatNumber(live, 0, language), total, context.territory.name);
}

function opening(view: View, { stations }: HomeData): Markup {
  const { words, now, writer, context } = view;
  return html`<div class="opening">
    <div class="opening-words">
      <p class="opening-date">${formatDate(now, 'day-clock', writer)}</p>
      <h1>${words.homePage.title}</h1>
      <p class="lead">${lead(view, stations)}</p>
      ${communeForm(view)}
      <ul class="map-key">
        ${context.packs.map((pack) => html`<li>${domainMark(context, pack, 18)}${pack.label[view.language]}</li>`)}
      </ul>
    </div>
    <div class="opening-map">
      ${territoryMap(view, { stations, id: 'carte' })}
      <a class="button quiet" href=${link(view, '/carte')}>${words.mapPage.title}</a>
    </div>
  </div>`;
}

function crossedLine(view: View, { crossed, pack }: Watch): Markup {
  const [worst] = crossed;
  if (worst === undefined) return undefined;
  const rule = pack.rules.find(({ id }) => id === worst.rule);
  const more = crossed.length > 1 ? ` (${formatNumber(crossed.length, 0, view.language)})` : '';
  return html`<p>${levelMark(worst.priority, `${rule?.label[view.language] ?? worst.rule}${more}`)}</p>`;
}

/** The figure the sentence quotes, with all that makes it readable. */
function watchFigure(view: View, watch: Watch): Markup {
  const leader = leaderOf(view, watch);
  if (leader === undefined) return html`<p class="hint">${view.words.noValueText}</p>`;
  const { thing, headline } = leader.station;
  const shown =
    leader.timeStyle === 'clock' && headline !== undefined ? figure(view, headline) : windowFigure(view, leader);
  return html`<p class="watch-place"><a href=${link(view, stationPath(thing.key))}>${thing.name}</a></p>
    ${shown}`;
}

function watchRow(view: View, watch: Watch): Markup {
  const { pack, stations, points, fromZero } = watch;
  const { language, words } = view;

  const address = link(view, pack.publicContent.path);
  return html`<li class="watch">
    <div class="watch-name">
      ${domainIcon(pack)}
      <h3><a href=${address}>${pack.publicContent.title[language]}</a></h3>
      <p class="hint">
        ${words.theme.count(
          formatNumber(stations.filter(isCurrent).length, 0, language),
          formatNumber(stations.length, 0, language),
        )}
      </p>
    </div>
    <div class="watch-finding">
      <p class="finding">${findingOf(view, watch)}</p>
      ${crossedLine(view, watch)}
    </div>
    <div class="watch-figure">${watchFigure(view, watch)}</div>
    <div class="watch-line">
      ${sparkline(points, fromZero)}
      ${points.length < 2 ? undefined : html`<p class="hint">${chartIndicator(pack)?.label[language]}, ${words.homePage.sparkline}</p>`}
    </div>
  </li>`;
}

function missing(view: View, stations: readonly Station[]): Markup {
  const { words, now, language } = view;
  const silent = stations.filter(({ freshness }) => freshness === 'silent' || freshness === 'never');
  const shown = silent.toSorted((a, b) => (b.headline?.time ?? 0) - (a.headline?.time ?? 0)).slice(0, SILENT_SHOWN);
  return html`<section aria-labelledby="manque">
    <h2 id="manque">${words.homePage.missing}</h2>
    <p>${words.homePage.missingText(silent.length)}</p>
    <ul class="silent-list">
      ${shown.map(
        ({ thing, headline }) =>
          html`<li>
            <a href=${link(view, stationPath(thing.key))}>${thing.name}</a>${', '}
            ${
              headline?.time === undefined
                ? words.freshness.never.toLowerCase()
                : words.homePage.since(formatDuration(now - headline.time, language))
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

function reading(view: View): Markup {
  const { words } = view;
  return html`<section aria-labelledby="lire">
    <h2 id="lire">${words.homePage.reading}</h2>
    <p>${words.homePage.readingText}</p>
    <ul class="quality-key">
      ${(['good', 'unchecked', 'partial', 'invalid', 'missing'] as const).map(
        (quality) => html`<li>${qualityMark(view, quality)}</li>`,
      )}
    </ul>
  </section>`;
}

function openData(view: View): Markup {
  const words = view.words.homePage;
  return html`<section aria-labelledby="reprendre">
    <h2 id="reprendre">${words.open}</h2>
    <p>${words.openText}</p>
    <ul class="links">
      <li><a href=${link(view, '/donnees')}>${words.openLink}</a></li>
      <li><a href="/api/openapi.json">${words.apiLink}</a></li>
    </ul>
  </section>`;
}

/** What is watched over now: the territory, one sentence per theme, what is missing, how to take the data. */
export function homePage(view: View, data: HomeData): string {
  const { words, context } = view;
  const main = html`${opening(view, data)}
    <section aria-labelledby="veilles">
      <h2 id="veilles">${words.homePage.themes}</h2>
      <ul class="watches">
        ${data.watches.map((watch) => watchRow(view, watch))}
      </ul>
    </section>
    <div class="home-notes">${missing(view, data.stations)} ${reading(view)} ${openData(view)}</div>`;
  return renderPage(view, {
    title: context.territory.name,
    description: lead(view, data.stations),
    kind: 'home',
    main,
  });
}
