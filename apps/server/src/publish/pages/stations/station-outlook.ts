import type { RiverOutlook } from '../../river/river-outlook.ts';
import { formatDate, formatNumber } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import type { View } from '../page-context.ts';

const WORDS = {
  fr: {
    title: 'Dans les deux heures',
    lead: 'Prévision de la station, pas une vigilance de l’État.',
    columns: ['Heure', 'Hauteur', 'Neuf fois sur dix'],
    range: (low: string, high: string) => `de ${low} à ${high}`,
    unknown: 'erreur inconnue',
    kept: 'La prévision ne fait pas mieux que la hauteur actuelle, ou ne peut pas être faite : la hauteur actuelle est montrée.',
    none: 'Aucun essai sur des crues passées : aucune erreur ne peut être citée, la hauteur actuelle est montrée.',
    score: (error: string, base: string, episodes: number) =>
      `Essayée sur ${episodes} montées passées de la station : ${error} cm d’erreur moyenne à deux heures, contre ${base} cm en supposant que rien ne change.`,
    lent: (name: string, error: string, episodes: number) =>
      `La station n’a pas encore assez de passé : la prévision et son erreur (${error} cm en moyenne à deux heures, ${episodes} montées) viennent d’une autre station, « ${name} ».`,
  },
  en: {
    title: 'In the next two hours',
    lead: 'Forecast of the station, not a vigilance of the State.',
    columns: ['Time', 'Stage', 'Nine times in ten'],
    range: (low: string, high: string) => `${low} to ${high}`,
    unknown: 'error unknown',
    kept: 'The forecast does no better than the present stage, or cannot be made: the present stage is shown.',
    none: 'No trial on past rises: no error can be quoted, the present stage is shown.',
    score: (error: string, base: string, episodes: number) =>
      `Tried on ${episodes} past rises of the station: ${error} cm of mean error at two hours, against ${base} cm if nothing changed.`,
    lent: (name: string, error: string, episodes: number) =>
      `The station has too short a past: the forecast and its error (${error} cm on average at two hours, ${episodes} rises) come from another station, “${name}”.`,
  },
};

/** Whose error it is, and how large. */
function groundsOf(language: View['language'], nowcast: NonNullable<RiverOutlook['nowcast']>): string | undefined {
  const words = WORDS[language];
  const last = nowcast.scores.at(-1);
  if (last === undefined) return words.none;
  const centimetres = (value: number): string => formatNumber(value * 100, 1, language);
  const error = centimetres(last.error.meanAbsolute);
  const episodes = nowcast.history?.episodes ?? 0;
  if (nowcast.lentBy) return words.lent(nowcast.lentBy.name, error, episodes);
  return words.score(error, centimetres(last.persistence.meanAbsolute), episodes);
}

/** The next two hours with their error; nothing for a station that is silent or measures no stage. */
export function outlookBlock({ language, writer }: View, outlook: RiverOutlook | undefined): Markup {
  const nowcast = outlook?.nowcast;
  if (nowcast === undefined) return undefined;
  const words = WORDS[language];
  const metres = (value: number): string => `${formatNumber(value, 2, language)}\u00A0m`;
  return html`<section aria-labelledby="prevision">
    <h2 id="prevision">${words.title}</h2>
    <p>${words.lead}</p>
    <table>
      <caption class="visually-hidden">
        ${words.title}
      </caption>
      <thead>
        <tr>
          ${words.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${nowcast.steps.map(
          ({ time, stage, low, high }) =>
            html`<tr>
              <th scope="row">${formatDate(time, 'clock', writer)}</th>
              <td>${metres(stage)}</td>
              <td>
                ${low === undefined || high === undefined ? words.unknown : words.range(metres(low), metres(high))}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${nowcast.method === 'persistence' && nowcast.basis !== 'none' ? html`<p class="hint">${words.kept}</p>` : undefined}
    <p class="hint">${groundsOf(language, nowcast)}</p>
  </section>`;
}
