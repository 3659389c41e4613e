import { dayNumber, parseDate } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

/** First and last day of a span, both in it. */
export type DaySpan = readonly [first: string, last: string];

/** School holidays of a zone, as data: known over some spans of days, and nothing is said outside. */
export interface SchoolCalendar {
  readonly zone: 'A' | 'B' | 'C';
  /** Spans of days the calendar speaks of, in order. */
  readonly known: readonly DaySpan[];
  readonly source: string;
  /** First and last day without school of each break, in order. */
  readonly breaks: readonly DaySpan[];
}

/** One school year that a territory loaded itself. */
export interface SchoolYear {
  /** `2027-2028`. */
  readonly label: string;
  readonly known: DaySpan;
  readonly source: string;
  readonly breaks: readonly DaySpan[];
}

/** Zone B (académie d'Aix-Marseille). Later years are loaded by the territory: see `withSchoolYears`. */
export const SCHOOL_CALENDAR_B: SchoolCalendar = {
  zone: 'B',
  // pupils come back after the 29th of August 2027, on a day not yet known here
  known: [['2012-01-01', '2027-08-29']],
  source:
    'Calendrier scolaire du ministère de l’Éducation nationale, jusqu’en août 2026 par le jeu ouvert « vacances-scolaires » (Licence Ouverte), pour 2026-2027 par deux publications qui concordent ; printemps 2021 : vacances avancées au 10 avril pour toutes les zones ; ponts de l’Ascension du calendrier compris',
  breaks: [
    ['2012-01-01', '2012-01-02'],
    ['2012-02-25', '2012-03-11'],
    ['2012-04-21', '2012-05-06'],
    ['2012-07-06', '2012-09-03'],
    ['2012-10-27', '2012-11-11'],
    ['2012-12-22', '2013-01-06'],
    ['2013-02-16', '2013-03-03'],
    ['2013-04-13', '2013-04-28'],
    ['2013-07-06', '2013-09-02'],
    ['2013-10-19', '2013-11-03'],
    ['2013-12-21', '2014-01-05'],
    ['2014-02-22', '2014-03-09'],
    ['2014-04-19', '2014-05-04'],
    ['2014-07-05', '2014-09-01'],
    ['2014-10-18', '2014-11-02'],
    ['2014-12-20', '2015-01-04'],
    ['2015-02-20', '2015-03-08'],
    ['2015-04-25', '2015-05-10'],
    ['2015-07-04', '2015-08-31'],
    ['2015-10-17', '2015-11-01'],
    ['2015-12-19', '2016-01-03'],
    ['2016-02-06', '2016-02-21'],
    ['2016-04-02', '2016-04-17'],
    ['2016-07-05', '2016-08-31'],
    ['2016-10-19', '2016-11-02'],
    ['2016-12-17', '2017-01-02'],
    ['2017-02-11', '2017-02-26'],
    ['2017-04-08', '2017-04-23'],
    ['2017-07-08', '2017-09-03'],
    ['2017-10-21', '2017-11-05'],
    ['2017-12-23', '2018-01-07'],
    ['2018-02-24', '2018-03-11'],
    ['2018-04-21', '2018-05-06'],
    ['2018-07-07', '2018-09-02'],
    ['2018-10-20', '2018-11-04'],
    ['2018-12-22', '2019-01-06'],
    ['2019-02-09', '2019-02-24'],
    ['2019-04-06', '2019-04-22'],
    ['2019-05-30', '2019-06-02'],
    ['2019-07-06', '2019-09-01'],
    ['2019-10-19', '2019-11-03'],
    ['2019-12-21', '2020-01-05'],
    ['2020-02-15', '2020-03-01'],
    ['2020-04-11', '2020-04-26'],
    ['2020-05-21', '2020-05-24'],
    ['2020-07-04', '2020-08-31'],
    ['2020-10-17', '2020-11-01'],
    ['2020-12-19', '2021-01-03'],
    ['2021-02-20', '2021-03-07'],
    ['2021-04-10', '2021-04-25'],
    ['2021-05-13', '2021-05-16'],
    ['2021-07-06', '2021-08-31'],
    ['2021-10-23', '2021-11-07'],
    ['2021-12-18', '2022-01-02'],
    ['2022-02-05', '2022-02-20'],
    ['2022-04-09', '2022-04-24'],
    ['2022-05-26', '2022-05-29'],
    ['2022-07-07', '2022-08-31'],
    ['2022-10-22', '2022-11-06'],
    ['2022-12-17', '2023-01-02'],
    ['2023-02-11', '2023-02-26'],
    ['2023-04-15', '2023-05-01'],
    ['2023-05-18', '2023-05-21'],
    ['2023-07-08', '2023-09-03'],
    ['2023-10-21', '2023-11-05'],
    ['2023-12-23', '2024-01-07'],
    ['2024-02-24', '2024-03-10'],
    ['2024-04-20', '2024-05-05'],
    ['2024-05-09', '2024-05-12'],
    ['2024-07-06', '2024-09-01'],
    ['2024-10-19', '2024-11-03'],
    ['2024-12-21', '2025-01-05'],
    ['2025-02-08', '2025-02-23'],
    ['2025-04-05', '2025-04-21'],
    ['2025-05-29', '2025-06-01'],
    ['2025-07-05', '2025-08-31'],
    ['2025-10-18', '2025-11-02'],
    ['2025-12-20', '2026-01-04'],
    ['2026-02-14', '2026-03-01'],
    ['2026-04-11', '2026-04-26'],
    ['2026-05-14', '2026-05-17'],
    ['2026-07-04', '2026-08-31'],
    ['2026-10-17', '2026-11-01'],
    ['2026-12-19', '2027-01-03'],
    ['2027-02-20', '2027-03-07'],
    ['2027-04-17', '2027-05-02'],
    ['2027-05-06', '2027-05-09'],
    ['2027-07-03', '2027-08-29'],
  ],
};

const numberOf = (text: string): number => {
  const date = parseDate(text);
  return date === undefined ? Number.NaN : dayNumber(date);
};

const holds = (spans: readonly DaySpan[], day: number): boolean =>
  spans.some(([first, last]) => day >= numberOf(first) && day <= numberOf(last));

/** The holidays of a calendar as day numbers: it is asked for each day of each year. */
const days = new WeakMap<SchoolCalendar, ReadonlyMap<number, boolean>>();

function daysOf(calendar: SchoolCalendar): ReadonlyMap<number, boolean> {
  const there = days.get(calendar);
  if (there) return there;
  const made = new Map<number, boolean>();
  const mark = (spans: readonly DaySpan[], free: boolean) => {
    for (const [first, last] of spans)
      for (let day = numberOf(first); day <= numberOf(last); day++) made.set(day, free);
  };
  mark(calendar.known, false);
  mark(calendar.breaks, true);
  days.set(calendar, made);
  return made;
}

/** Whether pupils are on holiday; `undefined` on a day the calendar does not know: it is never guessed. */
export function isSchoolHoliday(date: CivilDate, calendar: SchoolCalendar = SCHOOL_CALENDAR_B): boolean | undefined {
  return daysOf(calendar).get(dayNumber(date));
}

/** The school year a day is in: `2026-2027` from September on. */
export function schoolYearOf({ year, month }: CivilDate): string {
  const first = month >= 9 ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** School years (`2026-2027`) of which the calendar knows nothing on at least one of the days. */
export function missingSchoolYears(
  dates: readonly CivilDate[],
  calendar: SchoolCalendar = SCHOOL_CALENDAR_B,
): readonly string[] {
  const unknown = dates.filter((date) => isSchoolHoliday(date, calendar) === undefined);
  return [...new Set(unknown.map(schoolYearOf))].toSorted();
}

/** The calendar with the years a territory loaded: where both speak of a day, the loaded year has the word. */
export function withSchoolYears(calendar: SchoolCalendar, years: readonly SchoolYear[]): SchoolCalendar {
  if (years.length === 0) return calendar;
  const loaded = years.map(({ known }) => known);
  const kept = calendar.breaks.filter(
    ([first, last]) => !holds(loaded, numberOf(first)) && !holds(loaded, numberOf(last)),
  );
  const inOrder = (spans: readonly DaySpan[]) => spans.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    zone: calendar.zone,
    known: inOrder([...calendar.known, ...loaded]),
    breaks: inOrder([...kept, ...years.flatMap(({ breaks }) => breaks)]),
    source: [calendar.source, ...years.map(({ label, source }) => `${label} : ${source}`)].join(' ; '),
  };
}
