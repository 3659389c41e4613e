import type { Pack } from '@vigie/kit';
import { formatMeasure } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { rankStations } from '../finding.ts';
import { type View, link, stationPath } from '../page-context.ts';
import type { Station } from '../station.ts';

const SHOWN = 8;

/** The points that matter most now, each with its value and a bar from zero where zero means something. */
export function highestValues(view: View, pack: Pack, stations: readonly Station[]): Markup {
  const ranked = rankStations(pack, stations).slice(0, SHOWN);
  const quantity = ranked[0]?.headline?.quantity;
  // Stages are read from the zero of each gauge: to rank gauges by them would say nothing.
  if (quantity === undefined || quantity.key === 'stage' || ranked.length < 2) return undefined;
  const most = Math.max(...ranked.map(({ headline }) => headline?.value ?? 0), quantity.symbol === '%' ? 100 : 0);
  // A level in decibels has no length: its zero is only a convention.
  const hasLength = quantity.law !== 'energy-mean' && most > 0;
  return html`<section aria-labelledby="hautes">
    <h2 id="hautes">${view.words.theme.highest}</h2>
    <ol class="ranking">
      ${ranked.map(
        ({ thing, headline }) =>
          html`<li>
            <a href=${link(view, stationPath(thing.key))}>${thing.name}</a>
            <span class="ranking-value">${formatMeasure(headline?.value ?? 0, quantity, view.language)}</span>
            ${
              hasLength
                ? html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="ranking-rail" width="100" height="4" />
                    <rect class="ranking-bar" width=${Math.max(0, ((headline?.value ?? 0) / most) * 100)} height="4" />
                  </svg>`
                : undefined
            }
          </li>`,
      )}
    </ol>
  </section>`;
}
