import { dayClass } from './calendar-day-class.ts';
import type { SchoolCalendar } from './calendar-school.ts';
import type { CivilDate } from './civil-date.ts';
import { dayNumber, isoWeekday } from './civil-date.ts';
import { solveRidge } from './season-ridge.ts';
import { isFrenchPublicHoliday } from './french-holidays.ts';
import { median, percentile } from './percentile.ts';
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
const LEARN_EVERY = 28;
/** Ratios kept to give the range of the next day. */
const RANGE_DAYS = 180;

/** Tells each day of the past from the days before it: from the second year on, or from the twelfth week without one. */
export function tellPast(days: readonly DayCount[], calendar: SeasonCalendar = FRENCH_SEASON): readonly ToldDay[] {
  const origin = days[0] ? dayNumber(days[0].date) : 0;
  const last = days.at(-1);
  const span = last ? dayNumber(last.date) - origin : 0;
  const begin = span > WHOLE_YEAR + 2 * LEVEL_DAYS ? WHOLE_YEAR : 2 * LEAST_DAYS;
  const told: ToldDay[] = [];
  let model: SeasonModel | undefined;
  let learnt = Number.NEGATIVE_INFINITY;
  for (const [at, { date, count }] of days.entries()) {
    const day = dayNumber(date);
    if (day - origin < begin) continue;
    if (day - learnt >= LEARN_EVERY) {
      model = learnSeason(days.slice(0, at), calendar);
      learnt = day;
    }
    if (model)
      told.push({ date, count, expected: expectedOn(model, date, days.slice(Math.max(0, at - LEVEL_DAYS), at)) });
  }
  return told;
}

/** The back-test in figures; absent when too few days could be told. */
export function seasonError(told: readonly ToldDay[], days: readonly DayCount[]): SeasonError | undefined {
  const counts = new Map(days.map(({ date, count }) => [dayNumber(date), count]));
  const rated = told.filter(({ count, expected }) => count > 0 && expected > 0);
  const medianShare = median(rated.map(({ count, expected }) => Math.abs(count - expected) / count));
  const ratios = rated.map(({ count, expected }) => count / expected);
  const range = rangeOf(ratios);
  if (medianShare === undefined || range === undefined || rated.length < 30) return undefined;
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
  for (let at = 30; at < ratios.length; at++) {
    const range = rangeOf(ratios.slice(Math.max(0, at - RANGE_DAYS), at));
    const ratio = ratios[at];
    if (!range || ratio === undefined) continue;
    asked += 1;
    if (ratio >= range[0] && ratio <= range[1]) inside += 1;
  }
  return asked > 0 ? (100 * inside) / asked : Number.NaN;
}
