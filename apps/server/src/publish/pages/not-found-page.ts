import { renderPage } from './layout.ts';
import { html } from './markup.ts';
import { type View, link } from './page-context.ts';

/** Says what happened and where to go on. */
export function notFoundPage(view: View): string {
  const { notFound } = view.words;
  const main = html`<h1>${notFound.title}</h1>
    <p class="lead">${notFound.text}</p>
    <p>${notFound.next}</p>
    <ul class="links">
      ${view.context.packs.map(
        ({ publicContent }) =>
          html`<li>
            <a href=${link(view, publicContent.path)}>${publicContent.title[view.language]}</a>
          </li>`,
      )}
      <li><a href=${link(view, '/carte')}>${view.words.map}</a></li>
    </ul>`;
  return renderPage(view, { title: notFound.title, kind: 'statement', main });
}
