import type { Quantity } from '@vigie/kit';
import { localDay } from '@vigie/kit';
import { SAID_ESTIMATED } from '../../counting/counting-study.ts';
import type { CountingDay, CountingStudy } from '../../counting/counting-study.ts';
import { chartFigure } from '../chart/chart-figure.ts';
import type { ChartPoint, TimeChart } from '../chart/time-chart.ts';
import { formatDate, formatNumber } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type View, quantityOf } from '../page-context.ts';
import { COUNTING_WORDS } from './counting-words.ts';

/** Days drawn: three months, or the year where it was asked for. */
const USUAL_DAYS = 91;
const DAY = 86_400_000;

function pointOf({ start, date, total, counted, estimated, coverage, low, high }: CountingDay): ChartPoint {
  const range = low === undefined || high === undefined ? {} : { low, high };
  const value = total ?? counted;
  const partial = total === undefined || estimated > SAID_ESTIMATED * total;
  const quality = value === undefined ? 'missing' : partial ? 'partial' : 'good';
  return { start, end: localDay(date).end, value, quality, coverage, ...range };
}

function chartOf(view: View, study: CountingStudy, days: readonly CountingDay[]): TimeChart | undefined {
  const [first, last] = [days[0], days.at(-1)];
  const points = days.map(pointOf);
  if (!first || !last || points.every(({ value }) => value === undefined)) return undefined;
  const words = COUNTING_WORDS[view.language];
  const quantity: Quantity = quantityOf(view.context, 'dailyCount');
  const values = points.flatMap(({ value }) => value ?? []);
  const say = (value: number) => formatNumber(value, 0, view.language);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return {
    id: 'frequentation',
    title: words.chart(study.name),
    summary: words.summary(say(low), say(high)),
    form: 'bars',
    quantity,
    interval: { start: first.start, end: localDay(last.date).end },
    step: DAY,
    points,
    references: [],
    nights: [],
    fromZero: true,
    bandLabels: words.band,
  };
}

/** Four weeks against the same weekdays a year before; nothing where no day has its match. */
function compared({ language }: View, { matched: [weeks] }: CountingStudy): readonly string[] {
  if (weeks?.percent === undefined) return [];
  const say = (value: number, decimals = 0) => formatNumber(value, decimals, language);
  const { now, before, percent, halfWidth, pairs } = weeks;
  const half = halfWidth === undefined ? undefined : say((100 * halfWidth) / before, 1);
  const change = `${percent < 0 ? '−' : '+'}${say(Math.abs(percent), 1)}`;
  return [COUNTING_WORDS[language].compared({ now: say(now), percent: change, half, pairs })];
}

/** The usual rush hour of a working day of term. */
function peak({ language }: View, { typical }: CountingStudy): readonly string[] {
  const working = typical.find(({ use, school }) => use === 'working-day' && school === 'term');
  if (working === undefined) return [];
  const most = Math.max(...working.shares);
  const count = formatNumber(most * working.daily, 0, language);
  return [COUNTING_WORDS[language].peak(working.shares.indexOf(most), count)];
}

function record({ language, writer }: View, { records: { day } }: CountingStudy): readonly string[] {
  if (day === undefined) return [];
  const when = formatDate(localDay(day.date).start, 'long-day', writer);
  return [COUNTING_WORDS[language].record(formatNumber(day.count, 0, language), when)];
}

/** What the days say, in sentences: the comparison first, then the record and the usual rush hour. */
const findings = (view: View, study: CountingStudy): readonly string[] => [
  ...compared(view, study),
  ...record(view, study),
  ...peak(view, study),
];

/** How the range is made and how wrong it has been; what was estimated. */
function method(view: View, study: CountingStudy, days: readonly CountingDay[]): readonly string[] {
  const { language } = view;
  const words = COUNTING_WORDS[language];
  const percent = (value: number) => `${formatNumber(value, 1, language)}\u00A0%`;
  const { own, elsewhere = [] } = study.error;
  const expected = days.some((day) => day.expected !== undefined);
  const estimated = days.filter(({ estimatedHours }) => estimatedHours > 0).length;
  const places = elsewhere.map(({ place, medianPercent }) => `${place} ${percent(medianPercent)}`).join(', ');
  return [
    ...(expected ? [words.range, own ? words.own(percent(own.medianPercent), own.days) : words.elsewhere(places)] : []),
    ...(estimated > 0 ? [words.estimated(estimated, formatNumber(100 * SAID_ESTIMATED, 0, language))] : []),
  ];
}

/** Day by day, both directions together, against what was expected; nothing for an object that counts nothing. */
export function countingBlock(view: View, study: CountingStudy | undefined, asked: number): Markup {
  if (study === undefined) return undefined;
  const days = study.days.slice(-Math.max(USUAL_DAYS, asked));
  const chart = chartOf(view, study, days);
  if (chart === undefined) return undefined;
  const words = COUNTING_WORDS[view.language];
  const csv = `/donnees/comptages/${encodeURIComponent(study.key)}.csv`;
  return html`<section class="station-days" aria-labelledby="frequentation">
    <h2 id="frequentation">${words.title}</h2>
    <ul class="measures">
      ${findings(view, study).map((finding) => html`<li>${finding}</li>`)}
    </ul>
    ${chartFigure(view, chart)} ${method(view, study, days).map((said) => html`<p class="hint">${said}</p>`)}
    <ul class="measures">
      <li><a href=${csv} download>${words.csv}</a></li>
      <li><a href=${`/affichage/${encodeURIComponent(study.key)}`}>${words.display}</a></li>
    </ul>
  </section>`;
}
