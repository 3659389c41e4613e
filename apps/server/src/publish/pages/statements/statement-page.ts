import { renderPage } from '../layout.ts';
import { html } from '../markup.ts';
import type { View } from '../page-context.ts';
import type { StatementName } from './statement.ts';
import { STATEMENTS_EN } from './statements-en.ts';
import { STATEMENTS_FR } from './statements-fr.ts';

export type { StatementName };
export const STATEMENTS: readonly StatementName[] = ['accessibilite', 'mentions-legales', 'eco-conception'];

const TEXTS = { fr: STATEMENTS_FR, en: STATEMENTS_EN };

export function statementPage(view: View, name: StatementName): string {
  const { title, sections } = TEXTS[view.language][name](view.context.territory);
  const main = html`<h1>${title}</h1>
    ${sections.map(
      (section, at) =>
        html`<section aria-labelledby=${`partie-${at}`}>
          <h2 id=${`partie-${at}`}>${section.title}</h2>
          ${section.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        </section>`,
    )}`;
  return renderPage(view, { title, kind: 'statement', main });
}
