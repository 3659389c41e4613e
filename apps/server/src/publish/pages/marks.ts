import type { Pack, Priority } from '@vigie/kit';
import type { Freshness } from './freshness.ts';
import { type Markup, html } from './markup.ts';
import type { PageContext, View } from './page-context.ts';
import type { Quality } from './quality.ts';
import { domainShape } from './shapes.ts';

/** A sample of the line a chart draws for this quality. */
function qualityStroke(quality: Quality): Markup {
  if (quality === 'invalid') return html`<path class="mark-hatch" d="M2 11 10 3M8 11 16 3M14 11 22 3" />`;
  if (quality === 'missing') return html`<path class="mark-line" d="M1 7H6M18 7H23" />`;
  const dash = { good: undefined, unchecked: '1.5 3', partial: '5 3' }[quality];
  return html`<path class="mark-line" d="M1 7H23" stroke-dasharray=${dash} />`;
}

/** Quality as a line and a word. */
export function qualityMark(view: View, quality: Quality): Markup {
  return html`<span class="mark quality quality-${quality}">
    <svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">${qualityStroke(quality)}</svg>
    ${view.words.quality[quality]}
  </span>`;
}

const FRESHNESS_SHAPES: Readonly<Record<Freshness, Markup>> = {
  live: html`<circle cx="7" cy="7" r="5" class="mark-fill" />`,
  late: html`<circle cx="7" cy="7" r="5" class="mark-line" stroke-dasharray="3 2.2" />`,
  silent: html`<path d="M3 3 11 11M11 3 3 11" class="mark-line" />`,
  never: html`<circle cx="7" cy="7" r="5" class="mark-line" />`,
};

/** State of a sensor as a shape and a word. */
export function freshnessMark(view: View, freshness: Freshness): Markup {
  return html`<span class="mark freshness freshness-${freshness}">
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${FRESHNESS_SHAPES[freshness]}</svg>
    ${view.words.freshness[freshness]}
  </span>`;
}

const PRIORITY_SHAPES: Readonly<Record<Priority, string>> = {
  critical: 'M7 0 14 7 7 14 0 7Z',
  high: 'M7 1 14 13 H0Z',
  medium: 'M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1Z',
  low: 'M2 2H12V12H2Z',
};

/** A crossed local threshold: shape and words; never one of the State's four colours alone. */
export function levelMark(priority: Priority, text: string): Markup {
  return html`<span class="mark level level-${priority}">
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><path d=${PRIORITY_SHAPES[priority]} /></svg>
    ${text}
  </span>`;
}

/** The domain's shape in its hue, with an ink outline that carries the contrast. */
export function domainMark(context: PageContext, pack: Pack, size = 20): Markup {
  return html`<svg class="domain-mark" viewBox="-12 -12 24 24" width=${size} height=${size} aria-hidden="true">
    <path class="symbol" d=${domainShape(context.packs.indexOf(pack))} fill=${pack.hue} />
  </svg>`;
}

/** The domain's drawing, in ink. */
export function domainIcon(pack: Pack, size = 28): Markup {
  return html`<svg class="domain-icon" viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">
    <path d=${pack.icon} />
  </svg>`;
}
