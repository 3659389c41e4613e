import type { Pack } from '@vigie/kit';
import { figure } from '../figure.ts';
import { rankStations } from '../finding.ts';
import { formatNumber } from '../format.ts';
import { renderPage } from '../layout.ts';
import { communeCentre } from '../map/outlines.ts';
import { territoryMap } from '../map/territory-map.ts';
import { domainIcon } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import { type Station, carriesTheme, readStations } from '../station.ts';
import { stationTable } from '../stations/station-table.ts';
import { type Commune, type Position, slug } from '../territory.ts';
import { communeForm } from './commune-form.ts';

const FIRST_ROWS = 30;

/** Kilometres over a sphere of 6,371 km. */
function distance([aLongitude, aLatitude]: Position, [bLongitude, bLatitude]: Position): number {
  const rad = Math.PI / 180;
  const half = (angle: number) => Math.sin((angle * rad) / 2) ** 2;
  const spread = Math.cos(aLatitude * rad) * Math.cos(bLatitude * rad);
  return 2 * 6371 * Math.asin(Math.sqrt(half(bLatitude - aLatitude) + spread * half(bLongitude - aLongitude)));
}

function nearest(centre: Position, stations: readonly Station[]): { station: Station; kilometres: number } | undefined {
  return stations
    .map((station) => ({ station, kilometres: distance(centre, [station.thing.longitude, station.thing.latitude]) }))
    .toSorted((a, b) => a.kilometres - b.kilometres)[0];
}

function stationFigure(view: View, { thing, headline }: Station, note: string | undefined): Markup {
  return html`<div class="commune-station">
    <p>
      <a href=${link(view, stationPath(thing.key))}>${thing.name}</a>${note === undefined ? undefined : html`, ${note}`}
    </p>
    ${headline === undefined ? html`<p class="hint">${view.words.station.never}</p>` : figure(view, headline)}
  </div>`;
}

function themeBlock(
  view: View,
  { pack, inside, all, centre }: { pack: Pack; inside: readonly Station[]; all: readonly Station[]; centre: Position },
): Markup {
  const { words, language } = view;
  const own = inside.filter(({ thing }) => thing.domain === pack.id);
  const close =
    own.length > 0
      ? undefined
      : nearest(
          centre,
          all.filter(({ thing }) => thing.domain === pack.id),
        );
  const shown = rankStations(pack, own)[0] ?? own[0];
  return html`<section class="commune-theme" aria-labelledby=${`theme-${pack.id}`}>
    <h2 id=${`theme-${pack.id}`}>
      ${domainIcon(pack, 26)}<a href=${link(view, pack.publicContent.path)}>${pack.publicContent.title[language]}</a>
    </h2>
    ${shown === undefined ? html`<p>${words.communePage.none}</p>` : stationFigure(view, shown, undefined)}
    ${
      close === undefined
        ? undefined
        : html`<h3>${words.communePage.nearest}</h3>
            ${stationFigure(view, close.station, words.communePage.distance(formatNumber(close.kilometres, 1, language)))}`
    }
  </section>`;
}

/** The first points, those that carry their theme before the others; all of them when asked. */
function pointsBlock(
  view: View,
  { name }: Commune,
  { inside, every }: { readonly inside: readonly Station[]; readonly every: boolean },
): Markup {
  if (inside.length === 0) return undefined;
  const { theme } = view.words;
  const rank = (station: Station) => (station.pack === undefined || carriesTheme(station.pack, station) ? 0 : 1);
  const ordered = inside.toSorted((a, b) => rank(a) - rank(b));
  const stations = every ? ordered : ordered.slice(0, FIRST_ROWS);
  return html`<section aria-labelledby="points">
    <h2 id="points">${theme.table}</h2>
    ${stationTable(view, { stations, caption: `${theme.table}, ${name}`, withDomain: true })}
    ${
      stations.length === inside.length
        ? undefined
        : html`<p>
            <a href=${`${link(view, view.path)}?points=tous#points`}
              >${theme.more(formatNumber(inside.length, 0, view.language))}</a
            >
          </p>`
    }
  </section>`;
}

/** One commune: every theme, each with its own point or the nearest one, and the table of all points there. */
export async function communePage(view: View, commune: Commune, every = false): Promise<string> {
  const { words, language, context } = view;
  const all = await readStations(view);
  const inside = all.filter(({ thing }) => slug(thing.commune ?? '') === slug(commune.name));
  const centre = communeCentre(context.territory.map, commune);
  const main = html`<header class="theme-opening">
      <h1>${commune.name}</h1>
      <p class="lead">
        ${`${words.communePage.lead(inside.length)} ${words.communePage.population(formatNumber(commune.population, 0, language))}.`}
      </p>
    </header>
    <div class="commune-grid">${context.packs.map((pack) => themeBlock(view, { pack, inside, all, centre }))}</div>
    <section aria-labelledby="ou">
      <h2 id="ou">${words.theme.map}</h2>
      ${territoryMap(view, { stations: inside, id: 'carte', chosen: commune })}
    </section>
    ${pointsBlock(view, commune, { inside, every })}`;
  return renderPage(view, {
    title: commune.name,
    description: words.communePage.lead(inside.length),
    kind: 'commune',
    main,
  });
}

/** All communes, and what to say when a search found none. */
export function communeList(view: View, asked: string): string {
  const { words, context } = view;
  const communes = context.territory.map.communes.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  const main = html`<h1>${words.communePage.title}</h1>
    ${asked === '' ? undefined : html`<p role="status"><strong>${words.communePage.unknown(asked)}</strong></p>`}
    <p class="lead">${words.communePage.choose}</p>
    ${communeForm(view)}
    <h2>${words.communePage.list}</h2>
    <ul class="commune-list">
      ${communes.map(({ name }) => html`<li><a href=${link(view, `/communes/${slug(name)}`)}>${name}</a></li>`)}
    </ul>`;
  return renderPage(view, { title: words.communePage.title, kind: 'communes', main });
}
