import { type Markup, html } from './markup.ts';
import { type View, link } from './page-context.ts';

export interface RankingEntry {
  readonly name: string;
  readonly path: string;
  readonly value: number;
  /** The value as it is read. */
  readonly text: string;
}

function bar(share: number): Markup {
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ranking-rail" width="100" height="4" />
    <rect class="ranking-bar" width=${Math.min(100, Math.max(0, share * 100))} height="4" />
  </svg>`;
}

/** Places with their value, and a bar from zero where zero means something. */
export function rankingList(view: View, entries: readonly RankingEntry[], symbol: string): Markup {
  const most = entries.reduce((high, { value }) => Math.max(high, value), symbol === '%' ? 100 : 0);
  // A level in decibels has no length: its zero is only a convention.
  const hasLength = !symbol.startsWith('dB') && most > 0;
  return html`<ol class="ranking">
    ${entries.map(
      ({ name, path, value, text }) =>
        html`<li>
          <a href=${link(view, path)}>${name}</a>
          <span class="ranking-value">${text}</span>
          ${hasLength ? bar(value / most) : undefined}
        </li>`,
    )}
  </ol>`;
}
