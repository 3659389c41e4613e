import { leaderOf } from '../finding.ts';
import { formatDate, formatMeasure } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import type { ThemeData } from './theme-data.ts';

const SHOWN = 8;

function bar(share: number): Markup {
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ranking-rail" width="100" height="4" />
    <rect class="ranking-bar" width=${Math.min(100, Math.max(0, share * 100))} height="4" />
  </svg>`;
}

/** The places the finding compares, each with its value, and a bar from zero where zero means something. */
export function highestValues(view: View, data: ThemeData): Markup {
  const leader = leaderOf(view, data);
  // Stages are read from the zero of each gauge: to rank gauges by them would say nothing.
  if (leader === undefined || leader.quantity.key === 'stage' || leader.ranked.length < 2) return undefined;
  const { quantity, time, timeStyle } = leader;
  const ranked = leader.ranked.slice(0, SHOWN);
  const most = Math.max(...ranked.map(({ value }) => value), quantity.symbol === '%' ? 100 : 0);
  // A level in decibels has no length: its zero is only a convention.
  const hasLength = !quantity.symbol.startsWith('dB') && most > 0;
  return html`<section aria-labelledby="hautes">
    <h2 id="hautes">${view.words.theme.highest}</h2>
    <p class="hint">
      ${quantity.label[view.language]}${timeStyle === 'date' ? `, ${formatDate(time, 'long-day', view.writer)}` : undefined}
    </p>
    <ol class="ranking">
      ${ranked.map(
        ({ station: { thing }, value }) =>
          html`<li>
            <a href=${link(view, stationPath(thing.key))}>${thing.name}</a>
            <span class="ranking-value">${formatMeasure(value, quantity, view.language)}</span>
            ${hasLength ? bar(value / most) : undefined}
          </li>`,
      )}
    </ol>
  </section>`;
}
