import type { Dataset, Language, Pack } from '@vigie/kit';
import { formatDate } from '../format.ts';
import { renderPage } from '../layout.ts';
import { domainIcon } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, quantityOf } from '../page-context.ts';
import { resolveSeries } from '../../api/boards/board-series.ts';
import { type Month, fileGrain, monthKey, offeredMonths } from './dataset-file.ts';

const fr = {
  title: 'Données ouvertes',
  lead: 'Chaque jeu se télécharge par mois, entier, avec la qualité de chaque valeur. Une case vide veut dire « pas mesuré », jamais zéro.',
  series: 'Contient',
  grain: 'Pas de temps',
  grains: { hour: 'l’heure', day: 'le jour' },
  licence: 'Licence',
  licenceName: 'Licence Ouverte 2.0',
  keywords: 'Mots-clés',
  address: 'Adresse',
  files: 'Fichiers CSV, un par mois',
  current: 'mois en cours',
  form: 'Les fichiers',
  formText:
    'Texte UTF-8, virgule entre les colonnes, point décimal, une ligne de titres. Les heures sont en UTC (ISO 8601) et marquent le début de l’intervalle ; sa fin n’en fait pas partie. Colonnes : station, name, commune, series, field, time, grain, value, unit, quality (good, partial, missing). Les noms de colonnes ne changent pas ; il ne peut que s’en ajouter.',
  reuse: 'Réutilisation libre, en citant la source et la date de la donnée.',
  api: 'Description de l’interface de programmation (OpenAPI)',
};
const en: typeof fr = {
  title: 'Open data',
  lead: 'Each dataset is downloaded whole, month by month, with the quality of each value. An empty cell means “not measured”, never zero.',
  series: 'Holds',
  grain: 'Time step',
  grains: { hour: 'the hour', day: 'the day' },
  licence: 'Licence',
  licenceName: 'Licence Ouverte 2.0 (Etalab)',
  keywords: 'Keywords',
  address: 'Address',
  files: 'CSV files, one a month',
  current: 'current month',
  form: 'The files',
  formText:
    'UTF-8 text, commas between columns, decimal point, one header line. Times are in UTC (ISO 8601) and mark the start of the interval; its end is not in it. Columns: station, name, commune, series, field, time, grain, value, unit, quality (good, partial, missing). Names of columns do not change; some may be added.',
  reuse: 'Free reuse, with the source and the date of the data.',
  api: 'Description of the programming interface (OpenAPI)',
};
const WORDS: Readonly<Record<Language, typeof fr>> = { fr, en };

function facts(view: View, pack: Pack, dataset: Dataset): Markup {
  const words = WORDS[view.language];
  const series = dataset.series.flatMap((id) => {
    const resolved = resolveSeries(pack, id, (key) => quantityOf(view.context, key))?.view;
    if (resolved === undefined) return [];
    return `${resolved.label[view.language]}${resolved.symbol === '' ? '' : ` (${resolved.symbol})`}`;
  });
  const rows = [
    [words.series, series.join(' ; ')],
    [words.grain, words.grains[fileGrain(dataset)]],
    [words.licence, words.licenceName],
    [words.keywords, dataset.keywords.join(', ')],
    [words.address, html`<code>/donnees/${dataset.id}.csv</code>`],
  ] as const;
  return html`<dl class="sheet">
    ${rows.map(
      ([term, text]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

function files(view: View, { id }: Dataset, months: readonly Month[]): Markup {
  const words = WORDS[view.language];
  return html`<details>
    <summary>${words.files}</summary>
    <ul class="month-files">
      ${months.map((month, at) => {
        // the 15th is in the month in every zone
        const name = formatDate(Date.UTC(month.year, month.month - 1, 15), 'long-month', view.writer);
        return html`<li>
          <a href=${`/donnees/${id}.csv?mois=${monthKey(month)}`} download=${`${id}-${monthKey(month)}.csv`}>${name}</a
          >${at === 0 ? ` (${words.current})` : undefined}
        </li>`;
      })}
    </ul>
  </details>`;
}

/** Every open dataset, with what it holds and its files. */
export function cataloguePage(view: View): string {
  const words = WORDS[view.language];
  const months = offeredMonths(view);
  const packs = view.context.packs.filter(({ datasets }) => datasets.length > 0);
  const main = html`<header class="theme-opening">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <p>${words.reuse}</p>
    </header>
    ${packs.map(
      (pack) =>
        html`<section class="catalogue" aria-labelledby=${`jeux-${pack.id}`}>
          <h2 id=${`jeux-${pack.id}`}>${domainIcon(pack)} ${pack.label[view.language]}</h2>
          ${pack.datasets.map(
            (dataset) =>
              html`<article id=${dataset.id} class="dataset">
                <h3>${dataset.title[view.language]}</h3>
                <p>${dataset.description[view.language]}</p>
                ${facts(view, pack, dataset)} ${files(view, dataset, months)}
              </article>`,
          )}
        </section>`,
    )}
    <section aria-labelledby="forme">
      <h2 id="forme">${words.form}</h2>
      <p>${words.formText}</p>
      <p><a href="/api/openapi.json">${words.api}</a></p>
    </section>`;
  return renderPage(view, { title: words.title, description: words.lead, kind: 'statement', main });
}
