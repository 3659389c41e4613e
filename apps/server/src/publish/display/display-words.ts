import { VALID_DAY, formatDate as isoDate, localDay } from '@vigie/kit';
import type { CivilDate, Language } from '@vigie/kit';
import { formatDate, formatDuration, formatNumber } from '../pages/format.ts';
import type { DateWriter } from '../pages/format.ts';
import type { DisplayFigures, Total } from './display-figures.ts';

/** The words of a display, ready to be set. */
export interface DisplayWords {
  readonly title: string;
  readonly what: string;
  readonly today?: { readonly figure: string; readonly label: string; readonly note?: string };
  readonly lines: readonly { readonly label: string; readonly figure: string; readonly note?: string }[];
  /** Said instead of figures. */
  readonly failure?: { readonly headline: string; readonly detail: string };
  readonly age: string;
}

const WORDS = {
  fr: {
    what: { bike: 'vélos', pedestrian: 'piétons', other: 'passages' },
    today: 'passages aujourd’hui',
    atLeast: 'au moins',
    partial: (share: string) => `${share} % des mesures du jour sont là`,
    year: (year: number) => `en ${year}`,
    since: (day: string) => `depuis le ${day}`,
    record: 'jour record',
    newRecord: 'Record battu aujourd’hui',
    before: (weekday: string) => `${weekday} dernier, à la même heure`,
    failed: 'Comptage momentanément indisponible',
    failedDetail: (when: string) => `Dernière mesure : ${when}. Le service est prévenu.`,
    never: 'Ce compteur n’a encore rien compté',
    neverDetail: 'Les premiers chiffres paraîtront ici dès la première mesure.',
    age: (clock: string, age: string) => `Compté jusqu’à ${clock}, il y a ${age}`,
    late: (clock: string, age: string) => `En retard : compté jusqu’à ${clock}, il y a ${age}`,
  },
  en: {
    what: { bike: 'cycles', pedestrian: 'people on foot', other: 'passages' },
    today: 'passages today',
    atLeast: 'at least',
    partial: (share: string) => `${share} % of the day’s measurements are there`,
    year: (year: number) => `in ${year}`,
    since: (day: string) => `since ${day}`,
    record: 'record day',
    newRecord: 'Record broken today',
    before: (weekday: string) => `last ${weekday}, at the same time`,
    failed: 'Count not available for the moment',
    failedDetail: (when: string) => `Last measurement: ${when}. The service has been told.`,
    never: 'This counter has not counted yet',
    neverDetail: 'The first figures will appear here with the first measurement.',
    age: (clock: string, age: string) => `Counted until ${clock}, ${age} ago`,
    late: (clock: string, age: string) => `Late: counted until ${clock}, ${age} ago`,
  },
} as const satisfies Readonly<Record<Language, unknown>>;

const isPartial = ({ coverage }: Total): boolean => coverage < VALID_DAY;

/** What the figures say, in one language. */
export function displayWords(figures: DisplayFigures, writer: DateWriter): DisplayWords {
  const { language } = writer;
  const words = WORDS[language];
  const place = figures.commune === undefined ? figures.name : `${figures.name}, ${figures.commune}`;
  const base = { title: place, what: words.what[figures.mode] };
  const failure = failureOf(figures, writer);
  if (failure !== undefined) return { ...base, failure, lines: [], age: '' };
  const { today, time = figures.now } = figures;
  const clock = formatDate(time, 'clock', writer);
  const age = formatDuration(figures.now - time, language);
  const shown = today === undefined ? {} : { today: todayOf(today, figures, language) };
  return {
    ...base,
    ...shown,
    lines: linesOf(figures, writer),
    age: (figures.state === 'late' ? words.late : words.age)(clock, age),
  };
}

function failureOf({ state, time }: DisplayFigures, writer: DateWriter): DisplayWords['failure'] {
  const words = WORDS[writer.language];
  if (state === 'never' || time === undefined) return { headline: words.never, detail: words.neverDetail };
  if (state !== 'failed') return undefined;
  return { headline: words.failed, detail: words.failedDetail(formatDate(time, 'day-clock', writer)) };
}

function todayOf(today: Total, { recordToday }: DisplayFigures, language: Language) {
  const words = WORDS[language];
  const figure = formatNumber(today.count, 0, language);
  const partial = isPartial(today);
  const note = partial
    ? words.partial(formatNumber(Math.floor(100 * today.coverage), 0, language))
    : recordToday
      ? words.newRecord
      : undefined;
  const label = partial ? `${words.today} (${words.atLeast})` : words.today;
  return { figure, label, ...(note === undefined ? {} : { note }) };
}

const noonOf = (date: CivilDate, zone: string): number => localDay(date, zone).start + 43_200_000;

function linesOf(figures: DisplayFigures, writer: DateWriter): DisplayWords['lines'] {
  const { language, zone } = writer;
  const words = WORDS[language];
  const { weekBefore, year, record, time = figures.now } = figures;
  const day = (date: CivilDate) => formatDate(noonOf(date, zone), 'date', writer);
  const lines: { label: string; figure: string; note?: string }[] = [];
  if (weekBefore !== undefined && !isPartial(weekBefore)) {
    const weekday = formatDate(time, 'long-day', writer).split(/[ ,]/)[0] ?? '';
    lines.push({ label: words.before(weekday), figure: formatNumber(weekBefore.count, 0, language) });
  }
  if (year !== undefined) {
    const whole = isoDate(year.since).endsWith('-01-01');
    lines.push({
      label: whole ? words.year(year.since.year) : words.since(day(year.since)),
      figure: formatNumber(year.count, 0, language),
      ...(isPartial(year) ? { note: words.atLeast } : {}),
    });
  }
  if (record !== undefined) {
    const when = formatDate(noonOf(record.date, zone), 'long-day', writer);
    lines.push({ label: words.record, figure: formatNumber(record.count, 0, language), note: when });
  }
  return lines;
}
