import { dayClass } from './calendar-day-class.ts';
import type { SchoolCalendar } from './calendar-school.ts';
import type { CivilDate } from './civil-date.ts';
import { dayNumber, isoWeekday } from './civil-date.ts';
import { solveRidge } from './season-ridge.ts';
import { isFrenchPublicHoliday } from './french-holidays.ts';
import { median, percentile, robustZ } from './percentile.ts';
import type { DayCount } from './traffic.ts';

/** Which days are public holidays, and when pupils are free: another country has others. */
export interface SeasonCalendar {
  readonly isPublicHoliday: (date: CivilDate) => boolean;
  /** Absent: school holidays play no part. */
  readonly school?: SchoolCalendar;
}

export const FRENCH_SEASON: SeasonCalendar = { isPublicHoliday: isFrenchPublicHoliday };

/** What a day usually counts, learnt from the past of one counter. */
export interface SeasonModel {
  /** Weights of the features of a day on log(1 + count). */
  readonly weights: readonly number[];
  readonly calendar: SeasonCalendar;
  /** Whether a whole year was there to learn the seasons from. */
  readonly seasons: boolean;
  /** Valid days it was learnt from. */
  readonly days: number;
}

/** Least past to say anything, and to say something of the seasons, in days. */
const LEAST_DAYS = 42;
const WHOLE_YEAR = 365;
/** The level follows the last weeks: works, a new lane, a heat wave. */
const LEVEL_DAYS = 21;
const RIDGE = 1;

/** Weekday, public holiday, school holidays, and two harmonics of the year. */
function featuresOf(date: CivilDate, calendar: SeasonCalendar, seasons: boolean): number[] {
  const weekday = isoWeekday(date);
  const holiday = calendar.isPublicHoliday(date);
  const { school } = calendar.school ? dayClass(date, calendar.school) : { school: 'unknown' };
  const turn = (2 * Math.PI * (dayNumber(date) % 365.2425)) / 365.2425;
  const wave = (k: number) => (seasons ? [Math.cos(k * turn), Math.sin(k * turn)] : [0, 0]);
  const work = weekday <= 5 && !holiday ? 1 : 0;
  return [
    1,
    ...[2, 3, 4, 5, 6, 7].map((one) => (one === weekday ? 1 : 0)),
    holiday ? 1 : 0,
    holiday && weekday <= 5 ? 1 : 0,
    school === 'holidays' ? work : 0,
    school === 'holidays' ? 1 - work : 0,
    ...wave(1),
    ...wave(2),
    ...wave(3),
  ];
}

/** Learns from valid days in order of time; absent with less than six weeks of them. */
export function learnSeason(
  days: readonly DayCount[],
  calendar: SeasonCalendar = FRENCH_SEASON,
): SeasonModel | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < LEAST_DAYS) return undefined;
  const seasons = dayNumber(last.date) - dayNumber(first.date) >= WHOLE_YEAR;
  const rows = days.map(({ date, count }) => ({
    features: featuresOf(date, calendar, seasons),
    target: Math.log1p(Math.max(0, count)),
  }));
  return { weights: solveRidge(rows, RIDGE), calendar, seasons, days: days.length };
}

/** log(1 + count) of a day by its calendar alone. */
function logExpected(model: SeasonModel, date: CivilDate): number {
  const features = featuresOf(date, model.calendar, model.seasons);
  return features.reduce((sum, feature, at) => sum + feature * (model.weights[at] ?? 0), 0);
}

/** Passages expected on a day, at the level of the valid days of the three weeks before it. */
export function expectedOn(model: SeasonModel, date: CivilDate, recent: readonly DayCount[]): number {
  const day = dayNumber(date);
  const near = recent.filter((one) => dayNumber(one.date) < day && dayNumber(one.date) >= day - LEVEL_DAYS);
  const level = median(near.map((one) => Math.log1p(Math.max(0, one.count)) - logExpected(model, one.date))) ?? 0;
  return Math.max(0, Math.expm1(logExpected(model, date) + level));
}

/** One day told beforehand from the days before it only. */
export interface ToldDay extends DayCount {
  readonly expected: number;
}

/** How far such a model has been from the truth on the counter's own past. */
export interface SeasonError {
  /** Days told beforehand, each from the days before it only. */
  readonly days: number;
  /** Median of |count − expected| / count, in percent. */
  readonly medianPercent: number;
  /** Σ|count − expected| / Σ count, in percent. */
  readonly weightedPercent: number;
  /** The same of a forecast that says last week's count again: what the model must beat. */
  readonly lastWeekPercent: number;
  /** Percent of the days that fell within the range given beforehand: 80 is meant. */
  readonly withinPercent: number;
  /** Ratios count/expected that 80 % of the days lie between. */
  readonly range: readonly [low: number, high: number];
}

const RANGE: readonly [number, number] = [0.1, 0.9];
/** The model is learnt anew this often; its level follows each day. */
const LEARN_EVERY = 14;
/** Ratios kept to give the range of the next day, and the fewest to give one. */
const RANGE_DAYS = 180;
const LEAST_RATIOS = 30;

/** A day and what it should count by the days before it. */
export interface ExpectedDay {
  readonly date: CivilDate;
  readonly expected: number;
}

/**
 * What each of the dates should count, each told from the valid days before it only: from the second year of them on, or
 * from the twelfth week without one. Both in order of time; a date that nothing can be said of is left out.
 */
export function expectedDays(
  days: readonly DayCount[],
  dates: readonly CivilDate[],
  calendar: SeasonCalendar = FRENCH_SEASON,
): readonly ExpectedDay[] {
  const begin = firstTold(days);
  const expected: ExpectedDay[] = [];
  let model: SeasonModel | undefined;
  let learnt = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (const date of dates) {
    const day = dayNumber(date);
    if (day < begin) continue;
    while (known < days.length && dayNumber(days[known]?.date ?? date) < day) known += 1;
    // learnt on fixed days, so that a day is told the same whichever others are asked for
    const due = Math.max(begin, Math.floor(day / LEARN_EVERY) * LEARN_EVERY);
    if (due !== learnt) {
      model = learnSeason(daysBefore(days, due), calendar);
      learnt = due;
    }
    if (!model) continue;
    expected.push({ date, expected: expectedOn(model, date, days.slice(Math.max(0, known - LEVEL_DAYS), known)) });
  }
  return expected;
}

const daysBefore = (days: readonly DayCount[], day: number): readonly DayCount[] =>
  days.filter(({ date }) => dayNumber(date) < day);

function firstTold(days: readonly DayCount[]): number {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return Number.POSITIVE_INFINITY;
  const span = dayNumber(last.date) - dayNumber(first.date);
  return dayNumber(first.date) + (span > WHOLE_YEAR + 2 * LEVEL_DAYS ? WHOLE_YEAR : 2 * LEAST_DAYS);
}

/** Tells each day of the past from the days before it only. */
export function tellPast(days: readonly DayCount[], calendar: SeasonCalendar = FRENCH_SEASON): readonly ToldDay[] {
  const counts = new Map(days.map(({ date, count }) => [dayNumber(date), count]));
  const dates = days.map(({ date }) => date);
  return expectedDays(days, dates, calendar).map(({ date, expected }) => ({
    date,
    expected,
    count: counts.get(dayNumber(date)) ?? 0,
  }));
}

/** Ratios count/expected that 80 % of the told days lie between; absent with fewer than thirty of them. */
export function expectedRange(told: readonly ToldDay[]): SeasonError['range'] | undefined {
  const ratios = told.slice(-RANGE_DAYS).flatMap(({ count, expected }) => (expected > 0 ? [count / expected] : []));
  return ratios.length < LEAST_RATIOS ? undefined : rangeOf(ratios);
}

/**
 * How unusual a day is: robust z of log((1 + count)/(1 + expected)) among the told days before it; absent with fewer
 * than thirty of them.
 */
export function unusualness(day: ToldDay, before: readonly ToldDay[]): number | undefined {
  const usual = before.slice(-RANGE_DAYS).map(logRatio);
  return usual.length < LEAST_RATIOS ? undefined : robustZ(logRatio(day), usual);
}

/** What a day should have counted, and how unusual it is; see `unusualness`. */
export interface UnusualDay {
  readonly expected: number;
  readonly z: number;
}

/**
 * One day against the valid days before it, with a model learnt once: lighter than telling the whole past. Absent with
 * fewer than twelve weeks of them, or where they do not spread.
 */
export function unusualDay(
  day: DayCount,
  past: readonly DayCount[],
  calendar: SeasonCalendar = FRENCH_SEASON,
): UnusualDay | undefined {
  const model = past.length < 2 * LEAST_DAYS ? undefined : learnSeason(past, calendar);
  if (model === undefined) return undefined;
  const told = (one: DayCount, at: number): ToldDay => ({
    ...one,
    expected: expectedOn(model, one.date, past.slice(Math.max(0, at - LEVEL_DAYS), at)),
  });
  const first = Math.max(LEVEL_DAYS, past.length - RANGE_DAYS);
  const before = past.slice(first).map((one, at) => told(one, first + at));
  const today = told(day, past.length);
  const z = unusualness(today, before);
  return z === undefined ? undefined : { expected: today.expected, z };
}

const logRatio = ({ count, expected }: ToldDay): number => Math.log1p(Math.max(0, count)) - Math.log1p(expected);

/** The back-test in figures; absent when too few days could be told. */
export function seasonError(told: readonly ToldDay[], days: readonly DayCount[]): SeasonError | undefined {
  const counts = new Map(days.map(({ date, count }) => [dayNumber(date), count]));
  const rated = told.filter(({ count, expected }) => count > 0 && expected > 0);
  const medianShare = median(rated.map(({ count, expected }) => Math.abs(count - expected) / count));
  const ratios = rated.map(({ count, expected }) => count / expected);
  const range = rangeOf(ratios);
  if (medianShare === undefined || range === undefined || rated.length < LEAST_RATIOS) return undefined;
  const weeks = rated.flatMap(({ date, count }) => {
    const before = counts.get(dayNumber(date) - 7);
    return before === undefined ? [] : [{ count, expected: before }];
  });
  return {
    days: rated.length,
    medianPercent: 100 * medianShare,
    weightedPercent: weighted(rated),
    lastWeekPercent: weighted(weeks),
    withinPercent: within(ratios),
    range,
  };
}

function rangeOf(ratios: readonly number[]): readonly [number, number] | undefined {
  const low = percentile(ratios, RANGE[0]);
  const high = percentile(ratios, RANGE[1]);
  return low === undefined || high === undefined ? undefined : [low, high];
}

function weighted(days: readonly { readonly count: number; readonly expected: number }[]): number {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const wrong = days.reduce((sum, { count, expected }) => sum + Math.abs(count - expected), 0);
  return total > 0 ? (100 * wrong) / total : Number.NaN;
}

/** Percent within the range that the ratios of the days before would have given. */
function within(ratios: readonly number[]): number {
  let asked = 0;
  let inside = 0;
  for (let at = LEAST_RATIOS; at < ratios.length; at++) {
    const range = rangeOf(ratios.slice(Math.max(0, at - RANGE_DAYS), at));
    const ratio = ratios[at];
    if (!range || ratio === undefined) continue;
    asked += 1;
    if (ratio >= range[0] && ratio <= range[1]) inside += 1;
  }
  return asked > 0 ? (100 * inside) / asked : Number.NaN;
}
