import {
  DAY,
  HOUR,
  addDays,
  changePercent,
  countGaps,
  dayNumber,
  localDate,
  localDay,
  matchedYear,
  missingSchoolYears,
  morningMiddayIndex,
  peakHourShare,
  rollingCoefficients,
  typicalDays,
  weekendIndex,
} from '@vigie/kit';
import type { CivilDate, CountedBin, DayCount, HourlyDay, Instant, SchoolCalendar, TypicalDay } from '@vigie/kit';
import {
  clockDoubts,
  hourChanges,
  imbalanceDoubts,
  levelDoubts,
  meterDoubts,
  negativeDoubts,
  zeroRuns,
} from './counting-doubts.ts';
import type { CountingDoubt, RawCount } from './counting-doubts.ts';
import { errorOf, rangesOf, toldBy, withExpected } from './counting-expected.ts';
import type { Told } from './counting-expected.ts';
import { countingDays, filledBins, hourBins, hourlyDays, validCounts } from './counting-hours.ts';
import { STUDY_SPAN } from './counting-reads.ts';
import type { CounterCounts, Neighbour } from './counting-reads.ts';
import { countingRecords } from './counting-records.ts';
import type { CountingDay, CountingStudy, MatchedPeriod } from './counting-study.ts';

type RawSeries = readonly { readonly field: string; readonly values: readonly RawCount[] }[];

/** Everything a study is made of. */
export interface StudyParts {
  readonly key: string;
  readonly name: string;
  readonly now: Instant;
  readonly calendar: SchoolCalendar;
  readonly counts: CounterCounts;
  readonly neighbour?: Neighbour | undefined;
  /** Values of the last weeks as they came, and readings of cumulated counts. */
  readonly raw: RawSeries;
  readonly meters: RawSeries;
}

/** Whole hours of the study, from the first day counted to the last midnight. */
export function studyBins({ hours, days }: CounterCounts, now: Instant): CountedBin[] {
  const midnight = localDay(localDate(now)).start;
  const begin = days[0]?.start ?? midnight;
  const from = localDay(localDate(Math.max(begin, now - STUDY_SPAN))).start;
  return hours.length === 0 ? [] : hourBins(hours, from, midnight);
}

/** Gaps that only a neighbour can fill: three hours to seven days. */
export function wantsNeighbour(bins: readonly CountedBin[]): boolean {
  return countGaps(bins, HOUR).some(({ start, end }) => end - start >= 3 * HOUR && end - start <= 7 * DAY);
}

/** The days a matched comparison is made of: four weeks, and the year so far. */
function matchedPeriods(valid: readonly DayCount[], today: CivilDate): MatchedPeriod[] {
  const last = addDays(today, -1);
  const begin = valid[0] && addDays(valid[0].date, 364);
  const periods = [addDays(today, -28), { year: last.year, month: 1, day: 1 }].map((first) => ({
    // nothing is compared before the counter is a year old
    first: begin && dayNumber(begin) > dayNumber(first) ? begin : first,
    last,
  }));
  return periods.flatMap((period) => {
    const found = matchedYear(valid, period);
    if (found === undefined) return [];
    const percent = changePercent(found.now, found.before);
    return [{ ...period, ...found, ...(percent === undefined ? {} : { percent }) }];
  });
}

interface Shape {
  readonly valid: readonly DayCount[];
  readonly hourly: readonly HourlyDay[];
  readonly typical: readonly TypicalDay[];
}

function indicesOf({ valid, typical }: Shape): CountingStudy['indices'] {
  const working = typical.filter(({ use }) => use === 'working-day').toSorted((a, b) => b.days - a.days)[0];
  return {
    ...(working ? definedOf('morning', morningMiddayIndex(working.shares)) : {}),
    ...(working ? definedOf('peakShare', peakHourShare(working.shares)) : {}),
    ...definedOf('weekend', weekendIndex(valid)),
  };
}

const definedOf = <K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> =>
  // a computed key widens to an index signature
  value === undefined ? {} : ({ [key]: value } as Record<K, number>);

function doubtsOf({ now, counts, raw, meters }: StudyParts, parts: Shape & Told & { bins: readonly CountedBin[] }) {
  const { bins, hourly, past } = parts;
  const midnight = localDay(localDate(now)).start;
  const today = localDate(now);
  const clocks = hourChanges(addDays(today, -STUDY_SPAN / DAY), today).flatMap((change) => clockDoubts(hourly, change));
  const doubts: CountingDoubt[] = [
    ...raw.flatMap(({ field, values }) => negativeDoubts(values, field)),
    ...meters.flatMap(({ field, values }) => meterDoubts(values, field)),
    ...zeroRuns(bins, midnight),
    ...clocks,
    ...levelDoubts(past),
    ...imbalanceDoubts(counts.channelDays, now),
  ];
  return doubts.toSorted((a, b) => b.start - a.start);
}

/** Said of the days shown: those that the calendar does not know are not among term nor holidays. */
function calendarOf(calendar: SchoolCalendar, lines: readonly CountingDay[], today: CivilDate) {
  const dates = [...lines.map(({ date }) => date), today, addDays(today, 30)];
  return { zone: calendar.zone, source: calendar.source, missing: missingSchoolYears(dates, calendar) };
}

/** Everything that is said of a counter, from what it counted. Pure. */
export function makeStudy(parts: StudyParts): CountingStudy {
  const { key, name, now, calendar, counts, neighbour } = parts;
  const today = localDate(now);
  const midnight = localDay(today).start;
  const whole = counts.days.filter(({ start }) => start < midnight);
  const valid = validCounts(whole);
  const bins = studyBins(counts, now);
  const hourly = hourlyDays(bins, new Set(valid.map(({ date }) => dayNumber(date))));
  const typical = typicalDays(hourly, calendar);
  const filled = filledBins(bins, counts.hours, { typical, calendar, neighbour: neighbour?.hours });
  const told = toldBy(valid, calendar);
  const first = localDate(Math.max(whole[0]?.start ?? midnight, now - STUDY_SPAN));
  const lines = withExpected(countingDays({ days: whole, filled, first, last: addDays(today, -1) }), told);
  const range = rangesOf(told, [today]).get(dayNumber(today));
  const shape = { valid, hourly, typical };
  return {
    key,
    name,
    channels: counts.channels.length,
    days: lines,
    validDays: valid.length,
    ...(range ? { today: { date: today, ...range } } : {}),
    error: errorOf(told),
    typical,
    indices: indicesOf(shape),
    matched: matchedPeriods(valid, today),
    coefficients: rollingCoefficients(valid, today),
    records: countingRecords(valid, bins),
    doubts: doubtsOf(parts, { ...shape, ...told, bins }),
    ...(neighbour ? { neighbour: { key: neighbour.key, name: neighbour.name } } : {}),
    calendar: calendarOf(calendar, lines, today),
  };
}
