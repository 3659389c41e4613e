import { formatMeasure } from '../format.ts';
import { ageOf } from '../figure.ts';
import { domainMark, freshnessMark, qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import type { Station } from '../station.ts';

function row(view: View, { thing, headline, freshness, pack }: Station, withDomain: boolean): Markup {
  const value = headline?.value;
  return html`<tr>
    <th scope="row">
      <a class="station-name" href=${link(view, stationPath(thing.key))}>
        ${
          withDomain && pack !== undefined
            ? html`${domainMark(view.context, pack, 16)}<span class="visually-hidden"
                  >${pack.label[view.language]},
                </span>`
            : undefined
        }
        ${thing.name}
      </a>
    </th>
    <td>${thing.commune ?? '–'}</td>
    <td class="number">
      ${headline === undefined || value === undefined ? '–' : formatMeasure(value, headline.quantity, view.language)}
    </td>
    <td>${ageOf(view, headline?.time)}</td>
    <td>${freshnessMark(view, freshness)}</td>
    <td>${qualityMark(view, headline?.quality ?? 'missing')}</td>
  </tr>`;
}

export interface StationTable {
  readonly stations: readonly Station[];
  readonly caption: string;
  /** Points of several domains are told apart by their shape. */
  readonly withDomain: boolean;
}

/** Points with value, age, state and quality: the equal of the map. */
export function stationTable(view: View, { stations, caption, withDomain }: StationTable): Markup {
  const words = view.words.theme;
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.name}</th>
          <th scope="col">${words.commune}</th>
          <th scope="col" class="number">${words.value}</th>
          <th scope="col">${words.time}</th>
          <th scope="col">${words.state}</th>
          <th scope="col">${words.quality}</th>
        </tr>
      </thead>
      <tbody>
        ${stations.map((station) => row(view, station, withDomain))}
      </tbody>
    </table>
  </div>`;
}
