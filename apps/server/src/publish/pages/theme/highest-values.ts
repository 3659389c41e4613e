import { leaderOf } from '../finding.ts';
import { formatDate, formatMeasure } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type View, stationPath } from '../page-context.ts';
import { rankingList } from '../ranking-list.ts';
import type { ThemeData } from './theme-data.ts';

const SHOWN = 8;

/** The places the finding compares, each with its value, and a bar from zero where zero means something. */
export function highestValues(view: View, data: ThemeData): Markup {
  const leader = leaderOf(view, data);
  // Stages are read from the zero of each gauge: to rank gauges by them would say nothing.
  if (leader === undefined || leader.quantity.key === 'stage' || leader.ranked.length < 2) return undefined;
  const { quantity, time, timeStyle } = leader;
  const ranked = leader.ranked.slice(0, SHOWN);
  const entries = ranked.map(({ station: { thing }, value }) => ({
    name: thing.name,
    path: stationPath(thing.key),
    value,
    text: formatMeasure(value, quantity, view.language),
  }));
  return html`<section aria-labelledby="hautes">
    <h2 id="hautes">${view.words.theme.highest}</h2>
    <p class="hint">
      ${quantity.label[view.language]}${timeStyle === 'date' ? `, ${formatDate(time, 'long-day', view.writer)}` : undefined}
    </p>
    ${rankingList(view, entries, quantity.symbol)}
  </section>`;
}
