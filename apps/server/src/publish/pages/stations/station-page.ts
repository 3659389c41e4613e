import { chartFigure } from '../chart/chart-figure.ts';
import { ageOf, figure, statisticOf } from '../figure.ts';
import { formatDate, formatDuration, formatMeasure } from '../format.ts';
import { periodOf } from '../freshness.ts';
import { renderPage } from '../layout.ts';
import { domainMark, levelMark, qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, link, stationPath } from '../page-context.ts';
import { panelsBlock } from '../panels/panel-section.ts';
import { panelsOn } from '../panels/read-panel.ts';
import type { ShownValue } from '../station.ts';
import { countingBlock } from './station-counting.ts';
import { outlookBlock } from './station-outlook.ts';
import { stationChart } from './station-chart.ts';
import { STATION_PERIODS, type StationData } from './station-data.ts';
import { indicatorBlock } from './station-indicators.ts';
import { methodBlock, missingBlock, referenceBlock, sheetBlock } from './station-notes.ts';

function nextUpdate(view: View, shown: ShownValue): string {
  const { words, writer, now, language } = view;
  if (shown.time === undefined) return words.station.never;
  if (shown.freshness === 'silent') return words.station.silent(formatDuration(now - shown.time, language));
  const expected = shown.time + periodOf(shown.latest);
  const clock = formatDate(expected, 'clock', writer);
  return expected < now ? words.station.overdue(clock) : words.station.next(clock);
}

function opening(view: View, { sheet, station, shown, crossed }: StationData): Markup {
  const { words, language, context } = view;
  const { pack } = station;
  return html`<header class="station-opening">
    ${
      pack === undefined
        ? undefined
        : html`<p class="crumb">
            <a href=${link(view, pack.publicContent.path)}>${domainMark(context, pack, 18)}${pack.label[language]}</a>
            ${sheet.commune === undefined ? undefined : html`<span>${sheet.commune}</span>`}
          </p>`
    }
    <h1>${sheet.name}</h1>
    ${
      shown === undefined
        ? html`<p class="empty">${words.station.never}</p>`
        : html`${figure(view, shown)}
            <p class="hint">${nextUpdate(view, shown)}</p>`
    }
    ${crossed.map((alarm) => {
      const rule = pack?.rules.find(({ id }) => id === alarm.rule);
      return html`<p>
        ${levelMark(alarm.priority, `${rule?.label[language] ?? alarm.rule}, ${words.theme.level(alarm.level)}`)}
      </p>`;
    })}
  </header>`;
}

function selectionForm(view: View, { sheet, measures, shown, days }: StationData): Markup {
  const { words, language } = view;
  return html`<form class="selection" method="get" action=${link(view, stationPath(sheet.key))}>
    ${
      measures.length < 2
        ? undefined
        : html`<div class="field">
            <label for="mesure">${words.station.series}</label>
            <select id="mesure" name="mesure">
              ${measures.map(
                ({ latest, quantity }) =>
                  html`<option value=${latest.datastream} selected=${latest.datastream === shown?.latest.datastream}>
                    ${quantity.label[language]}
                  </option>`,
              )}
            </select>
          </div>`
    }
    <div class="field">
      <label for="jours">${words.station.period}</label>
      <select id="jours" name="jours">
        ${STATION_PERIODS.map(
          (choice) => html`<option value=${choice} selected=${choice === days}>${words.station.days(choice)}</option>`,
        )}
      </select>
    </div>
    <button class="button quiet" type="submit">${words.station.apply}</button>
  </form>`;
}

export function stationQuery({ days, shown, station }: StationData): string {
  const query = new URLSearchParams();
  const own = shown?.latest.datastream === station.headline?.latest.datastream;
  if (shown !== undefined && !own) query.set('mesure', String(shown.latest.datastream));
  if (days !== 7) query.set('jours', String(days));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Quantities that a panel of the page puts together already: twenty shares one by one would hide the rest. */
function inComposition({ pack }: StationData['station']): ReadonlySet<string> {
  const panels = pack === undefined ? [] : panelsOn(pack, 'station');
  const parts = panels.flatMap((panel) => (panel.form === 'composition' && 'parts' in panel.of ? panel.of.parts : []));
  return new Set(parts.flatMap(({ series, energy }) => (energy === undefined ? [series] : [series, energy])));
}

function otherMeasures(view: View, { measures, shown, station }: StationData): Markup {
  const composed = inComposition(station);
  const others = measures.filter(
    (measure) => measure.latest.datastream !== shown?.latest.datastream && !composed.has(measure.quantity.key),
  );
  if (others.length === 0) return undefined;
  const { words, language } = view;
  return html`<section aria-labelledby="autres">
    <h2 id="autres">${words.station.others}</h2>
    <ul class="measures">
      ${others.map(
        (measure) =>
          html`<li>
            <strong>
              ${measure.value === undefined ? words.noValue : formatMeasure(measure.value, measure.quantity, language)}
            </strong>
            <span
              >${measure.quantity.label[language]}, ${statisticOf(view, measure)}, ${ageOf(view, measure.time)}</span
            >
            ${qualityMark(view, measure.quality)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function chartBlock(view: View, data: StationData): Markup {
  const chart = stationChart(view, data);
  const { words } = view;
  const csv = `${link(view, `${stationPath(data.sheet.key)}.csv`)}${stationQuery(data)}`;
  return html`<section class="theme-chart" aria-labelledby="courbe">
    <h2 id="courbe">${words.station.chart}</h2>
    ${selectionForm(view, data)}
    ${chart === undefined ? html`<p class="empty">${words.station.empty}</p>` : chartFigure(view, chart)}
    <p><a href=${csv} download>${words.station.csv}</a></p>
  </section>`;
}

/** One measuring point: value, curve, table, references, thresholds, method, what is missing. */
export function stationPage(view: View, data: StationData): string {
  const { sheet, shown } = data;
  const { language } = view;
  const summary =
    shown?.value === undefined
      ? view.words.noValueText
      : `${shown.quantity.label[language]}${view.words.colon}${formatMeasure(shown.value, shown.quantity, language)}.`;
  const main = html`${opening(view, data)}
    <div class="theme-grid">
      <div>${chartBlock(view, data)} ${countingBlock(view, data.counting, data.days)}</div>
      <div class="theme-side">
        ${outlookBlock(view, data.outlook)} ${indicatorBlock(view, data.indicators)} ${referenceBlock(view, data)}
        ${missingBlock(view, data)} ${otherMeasures(view, data)}
      </div>
    </div>
    ${panelsBlock(view, data.panels, { path: stationPath(sheet.key), query: '' })}
    <div class="notes">${methodBlock(view, data)} ${sheetBlock(view, data)}</div>`;
  return renderPage(view, {
    title: sheet.name,
    description: summary,
    kind: 'station',
    main,
    query: stationQuery(data),
  });
}
