import type { Language } from '@vigie/kit';
import { html, renderDocument } from '../pages/markup.ts';
import type { Markup } from '../pages/markup.ts';
import type { DisplayFigures } from './display-figures.ts';
import type { DisplayWords } from './display-words.ts';

/** A screen asks for its page again this often, in seconds: the first browsers could do it already. */
const REFRESH = '60';
export const DISPLAY_STYLE = '/affichage.css';

export interface DisplayPage {
  readonly figures: DisplayFigures;
  readonly words: DisplayWords;
  readonly language: Language;
  /** Fonts, where the public pages have been built. */
  readonly styles: readonly string[];
  readonly demonstration: boolean;
  readonly territory: string;
}

/** Who was counted, drawn in one stroke. */
function icon(mode: DisplayFigures['mode']): Markup {
  const path =
    mode === 'pedestrian'
      ? 'M13 5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM11 7 7 11v4M11 7l4 1 2 4h3M11 7l-1 7-4 8M10 14l4 3 1 5'
      : 'M6 22a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM18 22a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM6 17l4-8h6M10 9l4 8h-4M18 17 15 5h3M8 9h4';
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

function figuresOf({ words }: DisplayPage): Markup {
  const { today, lines } = words;
  return html`<div class="today">
      ${
        today === undefined
          ? undefined
          : html`<p class="count size-${Math.min(9, today.figure.length)}">${today.figure}</p>
              <p class="label">${today.label}</p>
              ${today.note === undefined ? undefined : html`<p class="note">${today.note}</p>`}`
      }
    </div>
    <dl class="lines">
      ${lines.map(
        ({ label, figure, note }) =>
          html`<div class="line">
            <dt>${label}</dt>
            <dd>
              <strong>${figure}</strong>${note === undefined ? undefined : html`<span class="note">${note}</span>`}
            </dd>
          </div>`,
      )}
    </dl>`;
}

function failure({ words }: DisplayPage): Markup {
  return html`<div class="failure">
    <p class="headline">${words.failure?.headline}</p>
    <p class="detail">${words.failure?.detail}</p>
  </div>`;
}

/** A page nobody touches: no script, no link, no scroll. */
export function displayPage(page: DisplayPage): string {
  const { figures, words, language, styles, demonstration, territory } = page;
  return renderDocument(
    html`<html lang=${language}>
      <head>
        <meta charset="utf-8" />
        <title>${words.title} — ${words.what}</title>
        <meta http-equiv="refresh" content=${REFRESH} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${styles.map((href) => html`<link rel="stylesheet" href=${href} />`)}
        <link rel="stylesheet" href=${DISPLAY_STYLE} />
      </head>
      <body class="display ${figures.state}">
        <main>
          <header>
            ${icon(figures.mode)}
            <div>
              <h1>${words.title}</h1>
              <p class="what">
                ${words.what}${demonstration ? { fr: ' (démonstration)', en: ' (demonstration)' }[language] : ''}
              </p>
            </div>
          </header>
          ${words.failure === undefined ? figuresOf(page) : failure(page)}
          <footer>
            <p class="age">${words.age}</p>
            <p class="owner">${territory}</p>
          </footer>
        </main>
      </body>
    </html>`,
  );
}
