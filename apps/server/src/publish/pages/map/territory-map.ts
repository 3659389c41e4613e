import { domainShape } from '../shapes.ts';
import { type Markup, html } from '../markup.ts';
import { formatNumber } from '../format.ts';
import type { View } from '../page-context.ts';
import type { Station } from '../station.ts';
import type { Commune, TerritoryMap } from '../territory.ts';
import { clusterStations } from './clusters.ts';
import { type Outlines, communeCentre, communePath, drawOutlines } from './outlines.ts';
import { type Projection, fitProjection } from './projection.ts';

const WIDTH = 760;
/** Cell in which points of one domain share a symbol, in units of the drawing. */
const CELL = 22;
/** Names written on the map, the most peopled first, as long as they do not touch. */
const MOST_NAMES = 14;

interface Base {
  readonly projection: Projection;
  readonly outlines: Outlines;
  readonly names: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}

// The outlines of a territory never change while the program runs.
const bases = new WeakMap<TerritoryMap, Base>();

function placeNames(map: TerritoryMap, projection: Projection): Base['names'] {
  const placed: { name: string; x: number; y: number }[] = [];
  for (const commune of map.communes.toSorted((a, b) => b.population - a.population)) {
    if (placed.length === MOST_NAMES) break;
    const [exactX, exactY] = projection.project(communeCentre(map, commune));
    const [x, y] = [Math.round(exactX), Math.round(exactY)];
    const width = commune.name.length * 7;
    const touches = placed.some(
      (other) => Math.abs(other.y - y) < 26 && Math.abs(other.x - x) < (width + other.name.length * 7) / 2,
    );
    const inside = x - width / 2 > 0 && x + width / 2 < projection.width;
    if (!touches && inside) placed.push({ name: commune.name, x, y });
  }
  return placed;
}

function baseOf(map: TerritoryMap): Base {
  const known = bases.get(map);
  if (known !== undefined) return known;
  const projection = fitProjection(map, WIDTH);
  const base = { projection, outlines: drawOutlines(map, projection), names: placeNames(map, projection) };
  bases.set(map, base);
  return base;
}

function symbols(view: View, { stations, counts }: MapContent, projection: Projection): Markup {
  return view.context.packs.map((pack, position) => {
    const own = stations.filter(({ thing }) => thing.domain === pack.id);
    return html`<g fill=${pack.hue}>
      ${clusterStations(own, projection, counts === true ? CELL : CELL / 2).map(({ x, y, stations: grouped }) => {
        const silent = grouped.every(({ freshness }) => freshness === 'silent' || freshness === 'never');
        const symbol = html`<use
          href=${`#shape-${position}`}
          class=${silent ? 'symbol silent' : 'symbol'}
          x=${x}
          y=${y}
        />`;
        if (grouped.length === 1 || counts !== true) return symbol;
        return html`${symbol}<g class="count"
            ><circle cx=${x + 9} cy=${y - 8} r="8.5" /><text x=${x + 9} y=${y - 4.2}>${grouped.length}</text></g
          >`;
      })}
    </g>`;
  });
}

/** What the map shows beside its outlines. */
export interface MapContent {
  readonly stations: readonly Station[];
  /** Unique in the page. */
  readonly id: string;
  /** Says how many points share a symbol; a small overview shows only where they are. */
  readonly counts?: boolean;
  /** Commune drawn in the accent. */
  readonly chosen?: Commune;
}

/** The territory with its measuring points, as SVG: shapes by domain, counts where several stand together. */
export function territoryMap(view: View, content: MapContent): Markup {
  const { stations, id, chosen } = content;
  const { map } = view.context.territory;
  const { projection, outlines, names } = baseOf(map);
  const { words, language } = view;
  return html`<figure class="map-figure">
    <svg
      class="territory"
      viewBox=${`0 0 ${projection.width} ${projection.height}`}
      role="img"
      aria-labelledby=${`${id}-title ${id}-text`}
    >
      <title id=${`${id}-title`}>${words.mapPage.svgTitle}</title>
      <desc id=${`${id}-text`}>${words.mapPage.svgText(formatNumber(stations.length, 0, language))}</desc>
      <defs>
        ${view.context.packs.map((_, at) => html`<path id=${`shape-${at}`} d=${domainShape(at)} transform="scale(0.7)" />`)}
      </defs>
      <path class="land" d=${outlines.land} />
      ${chosen === undefined ? undefined : html`<path class="chosen" d=${communePath(map, chosen, projection)} />`}
      <path class="borders" d=${outlines.borders} />
      <path class="outer" d=${outlines.outer} />
      <g class="water-names">
        ${map.labels.map((label) => {
          const [x, y] = projection.project(label.position);
          return html`<text x=${Math.round(x)} y=${Math.round(y)}>${label[language]}</text>`;
        })}
      </g>
      ${symbols(view, content, projection)}
      <g class="commune-names">${names.map(({ name, x, y }) => html`<text x=${x} y=${y}>${name}</text>`)}</g>
    </svg>
    <figcaption class="attribution">${map.attribution}</figcaption>
  </figure>`;
}
