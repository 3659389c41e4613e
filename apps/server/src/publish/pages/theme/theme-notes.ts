import type { Pack } from '@vigie/kit';
import { type Markup, html } from '../markup.ts';
import type { ThemePolicy } from '#publish/ports/policies.ts';
import { formatDate } from '../format.ts';
import { type View, link } from '../page-context.ts';
import { type Selection, selectionQuery } from './selection.ts';

function deliberation(view: View, { deliberation: vote }: ThemePolicy): Markup {
  if (vote === undefined) return view.words.theme.noDeliberation;
  const { title, url, day } = vote;
  const date = day === undefined ? '' : `, ${formatDate(Date.parse(`${day}T12:00:00Z`), 'long-day', view.writer)}`;
  return html`<a href=${url} rel="external">${title}</a>${date}`;
}

/** Objective, target, action, budget and vote; method; limits. */
export function policyBlock(view: View, pack: Pack, stated: ThemePolicy): Markup {
  const { words, language } = view;
  const { policy, method, limits } = pack.publicContent;
  const parts = [
    [words.theme.objective, stated.objective ?? policy.objective],
    [words.theme.target, stated.target ?? policy.target],
    [words.theme.action, stated.action ?? policy.action],
  ] as const;
  return html`<section class="policy" aria-labelledby="politique">
      <h2 id="politique">${words.theme.policy}</h2>
      <dl>
        ${parts.map(
          ([term, text]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${text[language]}</dd>
            </div>`,
        )}
        <div>
          <dt>${words.theme.budget}</dt>
          <dd>${stated.budget?.[language] ?? words.theme.noBudget}</dd>
        </div>
        <div>
          <dt>${words.theme.deliberation}</dt>
          <dd>${deliberation(view, stated)}</dd>
        </div>
      </dl>
    </section>
    <div class="notes">
      <section aria-labelledby="methode">
        <h2 id="methode">${words.theme.method}</h2>
        <p>${method[language]}</p>
      </section>
      <section aria-labelledby="limites">
        <h2 id="limites">${words.theme.limits}</h2>
        <p>${limits[language]}</p>
      </section>
    </div>`;
}

/** Four ways into the same figures: this file, the dataset, the interface, the table above. */
export function rawData(view: View, pack: Pack, selection: Selection): Markup {
  const { words, language } = view;
  const query = selectionQuery(selection, { jours: undefined, points: undefined });
  const call = `/api/v1/observations?quantity=${pack.publicContent.headline}&from=${new Date(selection.interval.start).toISOString()}`;
  return html`<section class="raw" aria-labelledby="donnees">
    <h2 id="donnees">${words.theme.raw}</h2>
    <ul class="links">
      <li><a href=${`${link(view, `${pack.publicContent.path}.csv`)}${query}`}>${words.theme.csv}</a></li>
      ${pack.datasets.map(
        ({ id, title }) => html`<li><a href=${`/donnees/${id}.csv`}>${title[language]}</a> (CSV)</li>`,
      )}
      <li>${words.theme.api}${words.colon}<code>${call}</code></li>
    </ul>
  </section>`;
}

/** The State's own block, in words and a link: its colours are never drawn here from local values. */
export function stateVigilance(view: View, pack: Pack): Markup {
  if (pack.publicContent.headline !== 'stage') return undefined;
  const { words } = view;
  return html`<section class="state-block" aria-labelledby="etat">
    <h2 id="etat">${words.theme.stateTitle}</h2>
    <p>${words.theme.stateText}</p>
    <p><a href="https://www.vigicrues.gouv.fr/" rel="external">${words.theme.stateLink}</a></p>
  </section>`;
}
