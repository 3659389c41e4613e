import type { IndicatorWindow, Milliseconds, IndicatorDefinition, WindowIndicator } from '@vigie/kit';
import type { IndicatorRow } from '#publish/reads.ts';
import { type DateStyle, formatDate, formatMeasure, isoTime } from '../format.ts';
import { qualityMark } from '../marks.ts';
import { type Markup, html } from '../markup.ts';
import { type View, quantityOf } from '../page-context.ts';
import { completenessQuality } from '../quality.ts';
import type { Station } from '../station.ts';

const DAY: Milliseconds = 86_400_000;

/** How far back the last whole window of each kind may lie. */
const LOOK_BACK: Readonly<Record<IndicatorWindow, Milliseconds>> = {
  'trailing-30min': DAY,
  'quarter-hour': DAY,
  hour: DAY,
  'local-day': 4 * DAY,
  'local-night': 4 * DAY,
  'local-month': 70 * DAY,
  'local-year': 800 * DAY,
};

/** The last whole window of one indicator at one point. */
export interface StationIndicator {
  readonly indicator: WindowIndicator;
  readonly row: IndicatorRow;
}

/** What is about a sensor stays with those who look after it. */
const isPublic = (one: IndicatorDefinition): one is WindowIndicator =>
  one.kind === 'window' && one.audience === undefined;

/** The last whole window; where it has no value, the one that is not over yet: a first year says what it can. */
function newestOf(rows: readonly IndicatorRow[], now: number): IndicatorRow | undefined {
  const whole = rows.find(({ end }) => end <= now);
  if (whole?.value !== undefined) return whole;
  return rows.find(({ end, value }) => end > now && value !== undefined) ?? whole;
}

export async function readIndicators(view: View, { pack, thing }: Station): Promise<readonly StationIndicator[]> {
  const windows = (pack?.indicators ?? []).filter(isPublic);
  const read = await Promise.all(
    windows.map(async (indicator): Promise<StationIndicator | undefined> => {
      const { items } = await view.context.reads.indicatorValues(view.scope, {
        indicator: indicator.id,
        thing: thing.key,
        from: view.now - LOOK_BACK[indicator.window],
        to: view.now,
        limit: 200,
      });
      const own = items.filter((item) => item.thing === thing.key).toSorted((a, b) => b.start - a.start);
      // an indicator of another kind of object: a lamp's, asked of a cabinet
      if (own.every(({ value }) => value === undefined)) return undefined;
      const row = newestOf(own, view.now);
      return row === undefined ? undefined : { indicator, row };
    }),
  );
  return read.filter((entry) => entry !== undefined);
}

const WINDOW_STYLES: Readonly<Record<IndicatorWindow, DateStyle>> = {
  'trailing-30min': 'day-clock',
  'quarter-hour': 'day-clock',
  hour: 'day-clock',
  'local-day': 'long-day',
  'local-night': 'long-day',
  'local-month': 'long-month',
  'local-year': 'year',
};

/** Figures an elected official could quote, each with its window, its quality and the norm it is read against. */
export function indicatorBlock(view: View, indicators: readonly StationIndicator[]): Markup {
  if (indicators.length === 0) return undefined;
  const { words, language, context } = view;
  return html`<section aria-labelledby="indicateurs">
    <h2 id="indicateurs">${words.station.indicators}</h2>
    <ul class="measures">
      ${indicators.map(({ indicator, row }) => {
        const quantity = quantityOf(context, indicator.quantity);
        return html`<li>
          <strong>${row.value === undefined ? words.noValue : formatMeasure(row.value, quantity, language)}</strong>
          <span>
            ${indicator.label[language]},${' '}
            <time datetime=${isoTime(row.start)}
              >${formatDate(row.start, WINDOW_STYLES[indicator.window], view.writer)}</time
            >
          </span>
          ${qualityMark(view, completenessQuality(row.completeness))}
          ${(indicator.references ?? []).map(
            ({ value, label }) =>
              html`<span class="hint"
                >${label[language]}${words.colon}${formatMeasure(value, quantity, language)}</span
              >`,
          )}
        </li>`;
      })}
    </ul>
  </section>`;
}
