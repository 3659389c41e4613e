import { addsUp, compareWeekdays, pointsAcross, usualAcross } from '@vigie/kit';
import type { ComparisonPanel, MatchedDifference } from '@vigie/kit';
import { drawPairs } from '@vigie/ui/panels';
import { drawnTwice } from '../drawn-markup.ts';
import { formatNumber } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type Drawing, type PanelParts, count, noteOf } from './panel-parts.ts';
import { sayMean, sayValue, signed } from './panel-say.ts';

type Comparison = Drawing<ComparisonPanel>;

function changeOf({ view, series }: Comparison, { difference, before }: MatchedDifference): string {
  const amount = signed(difference, (value) => sayMean(view, value, series));
  if (!addsUp(series) || before <= 0) return amount;
  const share = signed((100 * difference) / before, (value) => formatNumber(value, 1, view.language));
  return `${share}\u00A0% (${amount})`;
}

function verdict(drawing: Comparison, found: MatchedDifference): string {
  const { view, words, series } = drawing;
  if (found.halfWidth === undefined) return words.oneDay;
  const half = sayMean(view, found.halfWidth, series);
  const sure = Math.abs(found.difference) > found.halfWidth ? words.sure : words.unsure;
  return `${words.difference(changeOf(drawing, found), half, count(view, found.pairs))} ${sure}`;
}

function key(now: string, before: string): Markup {
  return html`<ul class="stack-key">
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <circle class="pair-now" cx="7" cy="7" r="6" />
      </svg>
      ${now}
    </li>
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <circle class="pair-before" cx="7" cy="7" r="5" />
      </svg>
      ${before}
    </li>
  </ul>`;
}

/** The period against an earlier one on the same weekdays, with its uncertainty. */
export function comparisonPanel(drawing: Comparison): PanelParts {
  const { view, words, panel, matrix, series, data } = drawing;
  const across = panel.across ?? usualAcross(series);
  const note = noteOf(drawing, { across });
  const now = pointsAcross(matrix, across);
  const before = data.before === undefined ? [] : pointsAcross(data.before, across);
  const { difference, weekdays } = compareWeekdays({ now, before, shift: data.shift }, series);
  if (difference === undefined) return { note, says: words.noPair };
  const say = (value: number | undefined) => sayValue(view, value, series);
  const rows = words.shortWeekdays.map((label, at) => ({ label, ...weekdays[at] }));
  const names = { now: words.now, before: words.before[panel.with] };
  return {
    says: verdict(drawing, difference),
    note,
    body: html`${drawnTwice((size) =>
        drawPairs({
          title: panel.title[view.language],
          rows,
          say,
          words: names,
          fromZero: addsUp(series),
          size,
        }),
      )}
      ${key(names.now, names.before)}
      <p class="hint">${words.independent}</p>`,
    table: {
      head: [words.weekday, names.now, names.before],
      rows: rows.map(({ label, now: value, before: earlier }) => [label, say(value), say(earlier)]),
    },
  };
}
