import type { AlarmRow } from '#publish/reads.ts';
import type { Pack } from '@vigie/kit';
import { formatDate, formatMeasure, isoTime } from '../format.ts';
import { levelMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, quantityOf, stationPath } from '../page-context.ts';
import { publicRules } from './theme-data.ts';

function entry(view: View, alarm: AlarmRow, pack: Pack): Markup {
  const { words, language, writer } = view;
  const rule = pack.rules.find(({ id }) => id === alarm.rule);
  const quantity = quantityOf(view.context, rule?.quantity ?? '', alarm.unit);
  const against =
    alarm.value === undefined || alarm.threshold === undefined
      ? undefined
      : html`, ${formatMeasure(alarm.value, quantity, language)} (${words.station.thresholds.toLowerCase()}${'\u00A0'}:
        ${formatMeasure(alarm.threshold, quantity, language)})`;
  return html`<li>
    ${levelMark(alarm.priority, `${rule?.label[language] ?? alarm.rule}, ${words.theme.level(alarm.level)}`)}
    <span>
      <a href=${link(view, stationPath(alarm.thing.key))}>${alarm.thing.name}</a>${against},${' '}
      <time datetime=${isoTime(alarm.raised)}
        >${words.theme.sinceTime(formatDate(alarm.raised, 'day-clock', writer))}</time
      >
    </span>
  </li>`;
}

/** Local thresholds crossed now, in the territory's own words and shapes. */
export function crossedLevels(view: View, pack: Pack, crossed: readonly AlarmRow[]): Markup {
  const words = view.words.theme;
  if (publicRules(pack).size === 0) return undefined;
  return html`<section class="levels" aria-labelledby="niveaux">
    <h2 id="niveaux">${words.levels}</h2>
    ${
      crossed.length === 0
        ? html`<p>${words.noLevels}</p>`
        : html`<ul class="level-list">
            ${crossed.map((alarm) => entry(view, alarm, pack))}
          </ul>`
    }
    <p class="hint">${words.levelsText}</p>
  </section>`;
}
