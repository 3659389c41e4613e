import { unitText } from '@vigie/kit';
import type { Instant, Quantity } from '@vigie/kit';
import { formatDate, formatDuration, formatValue, isoTime } from './format.ts';
import { periodOf } from './freshness.ts';
import { freshnessMark, qualityMark } from './marks.ts';
import { type Markup, html } from './markup.ts';
import type { View } from './page-context.ts';
import type { Quality } from './quality.ts';
import type { ShownValue } from './station.ts';

/** What the number is: `moyenne énergétique sur 15 min`, `mesure ponctuelle`. */
export function statisticOf(view: View, { quantity, latest }: ShownValue): string {
  const { words, language } = view;
  if (quantity.law === 'last-valid' || quantity.law === 'meter-difference') return words.law[quantity.law];
  if (latest.period === 0) return words.sample;
  const duration = formatDuration(periodOf(latest), language);
  // A level or a temperature is read at one moment: its period is only its cadence.
  if (quantity.law === 'mean-by-duration' || quantity.law === 'median' || quantity.law === 'none') return words.sample;
  return words.statistic(words.law[quantity.law], duration);
}

/** `il y a 12 min`, with the exact time for machines and on hover. */
export function ageOf(view: View, time: number | undefined): Markup {
  if (time === undefined) return view.words.noValue;
  return html`<time datetime=${isoTime(time)}>${view.words.ago(formatDuration(view.now - time, view.language))}</time>`;
}

function clockOf(view: View, time: number): string {
  const style = view.now - time < 20 * 3_600_000 ? 'clock' : 'day-clock';
  return formatDate(time, style, view.writer);
}

/** Number and unit, large. */
export function bigNumber(view: View, value: number | undefined, quantity: Quantity): Markup {
  if (value === undefined) return html`<p class="figure-number figure-none">${view.words.noValue}</p>`;
  return html`<p class="figure-number">
    <strong>${formatValue(value, quantity, view.language)}</strong>${
      quantity.symbol === ''
        ? undefined
        : html`<span class="figure-unit">${'\u00A0'}${unitText(quantity.symbol, value, view.language)}</span>`
    }
  </p>`;
}

/** One window of an indicator. */
export interface WindowValue {
  readonly value: number | undefined;
  readonly quantity: Quantity;
  readonly time: Instant;
  readonly quality: Quality;
}

/** The figure of a whole day or night: its date says its age. */
export function windowFigure(view: View, { value, quantity, time, quality }: WindowValue): Markup {
  return html`<div class="figure">
    ${bigNumber(view, value, quantity)}
    <p class="figure-what">${quantity.label[view.language]}</p>
    <p class="figure-facts">
      <time datetime=${isoTime(time)}>${formatDate(time, 'long-day', view.writer)}</time> ${qualityMark(view, quality)}
    </p>
  </div>`;
}

/** A number that never stands alone: statistic, unit, time, age, quality. */
export function figure(view: View, shown: ShownValue): Markup {
  const { words, language } = view;
  const statistic = statisticOf(view, shown);
  const invalid = shown.quality === 'invalid' && shown.latest.reasons.length > 0;
  return html`<div class="figure">
    ${bigNumber(view, shown.value, shown.quantity)}
    <p class="figure-what">${shown.quantity.label[language]}, ${statistic}</p>
    <p class="figure-facts">
      ${
        shown.time === undefined
          ? words.noValueText
          : html`<span>${clockOf(view, shown.time)}, ${ageOf(view, shown.time)}</span>`
      }
      ${qualityMark(view, shown.quality)} ${freshnessMark(view, shown.freshness)}
    </p>
    ${
      invalid
        ? html`<p class="hint">${shown.latest.reasons.map((reason) => words.reasons[reason]).join(', ')}</p>`
        : undefined
    }
  </div>`;
}
