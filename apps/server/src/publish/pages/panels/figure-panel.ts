import { addsUp, figureOf, keptValue, lineName, usualAcross } from '@vigie/kit';
import type { FigurePanel, MatrixFigure } from '@vigie/kit';
import { formatNumber, worthwhileDecimals } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type Drawing, type PanelParts, count } from './panel-parts.ts';
import { sayValue, signed } from './panel-say.ts';

type Figure = Drawing<FigurePanel>;

const howOf = ({ panel, series }: Figure) => ({
  keep: panel.keep ?? 'law',
  across: panel.across ?? usualAcross(series),
  series,
});

/** A count of objects has the unit the pack says; any other figure that of its quantity. */
function sayFigure({ view, panel, series }: Figure, value: number): string {
  if (typeof panel.across !== 'object') return sayValue(view, value, series);
  return `${count(view, value)}\u00A0${panel.counted?.[view.language] ?? ''}`.trim();
}

function standing(drawing: Figure, { objects, of }: MatrixFigure): string {
  const { view, words, panel } = drawing;
  const { across, keep } = howOf(drawing);
  if (typeof across === 'object') return words.ofPlaces(count(view, objects));
  const several = of > 1 ? `, ${words.across[across]}, ${words.places(count(view, objects))}` : '';
  return panel.keep === undefined && several !== '' ? several.slice(2) : `${words.keep[keep]}${several}`;
}

function target({ view, words, panel }: Figure, value: number): Markup {
  if (panel.target === undefined) return undefined;
  const { value: aim, label, source } = panel.target;
  const met = panel.worse === 'low' ? value >= aim : value <= aim;
  return html`<p class="panel-target">
    ${words.target(label[view.language], source)}${' '}
    <strong>${met ? `✓ ${words.met}` : `▲ ${words.unmet}`}</strong>
  </p>`;
}

/** The change in the unit of the figure; of a total, its share: of a level in decibels or a fill that would mislead. */
function changeText({ view, words, panel, series }: Figure, value: number, before: number): string {
  const counts = typeof panel.across === 'object';
  const digits = counts ? 0 : worthwhileDecimals(value, series.decimals);
  const change = value - before;
  if (Number(change.toFixed(digits)) === 0) return `= ${words.same}`;
  const asShare = !counts && addsUp(series) && before > 0;
  const text = asShare
    ? signed((100 * change) / before, (share) => `${formatNumber(share, 1, view.language)}\u00A0%`)
    : signed(change, (amount) => formatNumber(amount, digits, view.language));
  return `${change > 0 ? '▲' : '▼'} ${text}`;
}

function trend(drawing: Figure, value: number): Markup {
  const { words, panel, data } = drawing;
  if (panel.trend === undefined || data.before === undefined) return undefined;
  const before = figureOf(data.before, howOf(drawing));
  // fewer objects measured then: the two do not compare
  if (before.value === undefined || before.objects < 0.75 * before.of)
    return html`<p class="hint">${words.noTrend[panel.trend]}</p>`;
  const text = changeText(drawing, value, before.value);
  return html`<p>${words.trend[panel.trend](text, sayFigure(drawing, before.value))}</p>`;
}

/** One number against its target, with its trend; the value of each place under it. */
export function figurePanel(drawing: Figure): PanelParts {
  const { view, words, panel, matrix, series, data } = drawing;
  const figure = figureOf(matrix, howOf(drawing));
  const note = `${series.label[view.language]}, ${words.period(data.period.days)}`;
  if (figure.value === undefined) return { note };
  const { value } = figure;
  const rows = matrix.items.map((line) => [
    lineName(matrix, line),
    line.commune ?? '–',
    sayValue(view, keptValue(line.values, panel.keep ?? 'law', series), series),
  ]);
  return {
    note,
    body: html`<div class="panel-figure">
      <p class="figure-number"><strong>${sayFigure(drawing, value)}</strong></p>
      <p class="hint">${standing(drawing, figure)}</p>
      ${target(drawing, value)} ${trend(drawing, value)}
    </div>`,
    table: { head: [words.place, words.commune, words.value], rows },
  };
}
