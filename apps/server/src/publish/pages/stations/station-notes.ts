import { propertyWords } from '@vigie/kit';
import { formatDuration, formatMeasure, formatNumber } from '../format.ts';
import { periodOf } from '../freshness.ts';
import { type Markup, html } from '../markup.ts';
import { type View, packOf } from '../page-context.ts';
import { thresholdsOf } from './station-chart.ts';
import type { StationData } from './station-data.ts';
import { positionText } from './position-text.ts';

/** Reference values with their norm, thresholds with what confirms them. */
export function referenceBlock(view: View, data: StationData): Markup {
  const { shown, station } = data;
  if (shown === undefined) return undefined;
  const { words, language } = view;
  const { quantity } = shown;
  const lines = (station.pack?.indicators ?? []).flatMap((indicator) =>
    indicator.kind === 'window' && indicator.quantity === quantity.key ? (indicator.references ?? []) : [],
  );
  const thresholds = thresholdsOf(view, data, quantity);
  if (lines.length + thresholds.length === 0) {
    return html`<section aria-labelledby="reperes">
      <h2 id="reperes">${words.station.references}</h2>
      <p>${words.station.noReference}</p>
    </section>`;
  }
  return html`<section aria-labelledby="reperes">
    <h2 id="reperes">${words.station.references}</h2>
    <dl class="references">
      ${lines.map(
        ({ value, label, source }) =>
          html`<div>
            <dt>${label[language]}</dt>
            <dd><strong>${formatMeasure(value, quantity, language)}</strong> <span class="hint">${source}</span></dd>
          </div>`,
      )}
      ${thresholds.map(
        ({ value, name, level, confirmations }) =>
          html`<div>
            <dt>${name}, ${words.theme.level(level)}</dt>
            <dd>
              <strong>${formatMeasure(value, quantity, language)}</strong>
              <span class="hint">${words.station.thresholdText(confirmations, '')}</span>
            </dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

interface Presence {
  /** 0–1: usable values over the values the cadence promises. */
  readonly share: number;
  readonly invalid: number;
}

/** What is there of what should be. Roll-ups say their own coverage; raw values are counted against the cadence. */
export function presenceOf({ points, interval, step, grain }: StationData): Presence {
  const expected = Math.max(1, Math.round((interval.end - interval.start) / step));
  const usable = points.reduce((sum, point) => {
    if (point.value === undefined || point.flag === 4 || point.flag === 9) return sum;
    return sum + (grain === 'raw' ? 1 : point.coverage);
  }, 0);
  return { share: Math.min(1, usable / expected), invalid: points.filter(({ flag }) => flag === 4).length };
}

export function missingBlock(view: View, data: StationData): Markup {
  const { words, language } = view;
  const { share, invalid } = presenceOf(data);
  const period = words.station.days(data.days);
  const text =
    share >= 0.995
      ? words.station.complete(period)
      : words.station.missingShare(`${formatNumber(share * 100, 0, language)}\u00A0%`, period);
  return html`<section aria-labelledby="manque">
    <h2 id="manque">${words.station.missing}</h2>
    <p>${text}</p>
    ${invalid === 0 ? undefined : html`<p>${words.station.invalid(invalid)}</p>`}
  </section>`;
}

export function methodBlock(view: View, { station, sheet, shown }: StationData): Markup {
  const { words, language } = view;
  const pack = station.pack ?? packOf(view.context, sheet.domain);
  if (pack === undefined) return undefined;
  const derived = pack.indicators.find(({ kind, quantity }) => kind === 'each' && quantity === shown?.latest.quantity);
  return html`<section aria-labelledby="methode">
    <h2 id="methode">${words.station.method}</h2>
    <p>${pack.publicContent.method[language]}</p>
    ${
      derived === undefined
        ? undefined
        : html`<p class="hint">${derived.label[language]}. ${words.station.source}${words.colon}${derived.source}</p>`
    }
    <p>${pack.publicContent.limits[language]}</p>
  </section>`;
}

/** What stands there and what measures: nothing that names a person. */
export function sheetBlock(view: View, { sheet, station, shown }: StationData): Markup {
  const { words, language } = view;
  const type = station.pack?.assetTypes.find(({ id }) => id === sheet.assetType);
  const rows: (readonly [string, Markup])[] = [
    [words.station.kind, type?.label[language] ?? sheet.assetType],
    [words.station.place, positionText(view, sheet.longitude, sheet.latitude)],
    ...(shown === undefined
      ? []
      : [[words.station.cadence, words.station.every(formatDuration(periodOf(shown.latest), language))] as const]),
    ...sheet.devices.map(({ model, name }) => [words.station.device, model ?? name] as const),
    ...(type?.properties ?? []).flatMap((property) => {
      const { key, label, unit } = property;
      const value = sheet.properties[key];
      if (typeof value === 'string') return [[label[language], propertyWords(property, value, language)] as const];
      if (typeof value !== 'number') return [];
      const text = value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
      // the unit of a count is 1, which nobody says
      return [[label[language], unit === undefined || unit === '1' ? text : `${text}\u00A0${unit}`] as const];
    }),
  ];
  return html`<section aria-labelledby="fiche">
    <h2 id="fiche">${words.station.sheet}</h2>
    <dl class="sheet">
      ${rows.map(
        ([term, text]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
