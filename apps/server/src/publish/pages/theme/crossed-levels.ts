import type { AlarmRow } from '#publish/reads.ts';
import type { Pack, Quantity } from '@vigie/kit';
import { formatDate, formatMeasure, isState, isoTime } from '../format.ts';
import { levelMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, quantityOf, stationPath } from '../page-context.ts';
import { publicRules } from './theme-data.ts';

const SHOWN = 6;
/** An older alarm says its year. */
const NEARLY_A_YEAR = 300 * 86_400_000;

function against(view: View, { value, threshold }: AlarmRow, quantity: Quantity): string {
  const { words, language } = view;
  // a lamp that is out has no level to tell
  if (value === undefined || threshold === undefined || isState(quantity)) return '';
  const limit = formatMeasure(threshold, quantity, language);
  return `, ${formatMeasure(value, quantity, language)} (${words.theme.threshold}${words.colon}${limit})`;
}

function entry(view: View, alarm: AlarmRow, pack: Pack): Markup {
  const { words, language, writer } = view;
  const rule = pack.rules.find(({ id }) => id === alarm.rule);
  const quantity = quantityOf(view.context, rule?.quantity ?? '', alarm.unit);
  const since = words.theme.sinceTime(
    formatDate(alarm.opened, view.now - alarm.opened > NEARLY_A_YEAR ? 'long-day' : 'day-clock', writer),
  );
  const name = rule?.label[language] ?? alarm.rule;
  const level = isState(quantity) ? '' : `, ${words.theme.level(alarm.level)}`;
  return html`<li>
    ${levelMark(alarm.priority, `${name}${level}`)}
    <p>
      <a href=${link(view, stationPath(alarm.subject.key))}>${alarm.subject.name}</a
      >${`${against(view, alarm, quantity)}, `}
      <time datetime=${isoTime(alarm.opened)}>${since}</time>
    </p>
  </li>`;
}

/** Local thresholds crossed now, worst first, in the territory's own words and shapes. */
export function crossedLevels(view: View, pack: Pack, crossed: readonly AlarmRow[]): Markup {
  const words = view.words.theme;
  if (publicRules(pack).size === 0) return undefined;
  const worst = crossed.toSorted((a, b) => b.level - a.level || a.opened - b.opened);
  return html`<section class="levels" aria-labelledby="niveaux">
    <h2 id="niveaux">${words.levels}</h2>
    ${
      crossed.length === 0
        ? html`<p>${words.noLevels}</p>`
        : html`<ul class="level-list">
            ${worst.slice(0, SHOWN).map((alarm) => entry(view, alarm, pack))}
          </ul>`
    }
    ${worst.length > SHOWN ? html`<p>${words.moreLevels(worst.length - SHOWN)}</p>` : undefined}
    <p class="hint">${words.levelsText}</p>
  </section>`;
}
