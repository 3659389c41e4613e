import { HOUR, VALID_DAY, addDays, dayClass, dayNumber, fillGaps, localDate, localDay, localHour } from '@vigie/kit';
import type {
  CivilDate,
  CountedBin,
  DayCount,
  FilledCount,
  HourlyDay,
  Instant,
  SchoolCalendar,
  SiteCount,
  TypicalDay,
} from '@vigie/kit';
import type { CountingDay } from './counting-study.ts';

/** Hours of a counter over an interval, one bin an hour; a bin without a value was not counted whole. */
export function hourBins(hours: readonly SiteCount[], from: Instant, to: Instant): CountedBin[] {
  const counts = new Map(hours.map((hour) => [hour.start, hour]));
  const bins: CountedBin[] = [];
  for (let start = from; start < to; start += HOUR) {
    const { value, coverage = 0 } = counts.get(start) ?? {};
    bins.push(value === undefined || coverage < VALID_DAY ? { start } : { start, value });
  }
  return bins;
}

/** Valid days by local hour: what the shape of a day is learnt from. Nothing estimated is in them. */
export function hourlyDays(bins: readonly CountedBin[], valid: ReadonlySet<number>): HourlyDay[] {
  const days = new Map<number, { readonly date: CivilDate; readonly hours: number[] }>();
  for (const { start, value } of bins) {
    const date = localDate(start);
    const key = dayNumber(date);
    if (value === undefined || !valid.has(key)) continue;
    const day = days.get(key) ?? { date, hours: Array.from({ length: 24 }, () => 0) };
    const hour = localHour(start);
    day.hours[hour] = (day.hours[hour] ?? 0) + value;
    days.set(key, day);
  }
  return [...days.values()];
}

/** Days counted on at least 95 % of their time, in order. */
export function validCounts(days: readonly SiteCount[]): DayCount[] {
  return days.flatMap(({ start, value, coverage }) =>
    value === undefined || coverage < VALID_DAY ? [] : [{ date: localDate(start), count: value }],
  );
}

export interface Filling {
  readonly typical: readonly TypicalDay[];
  readonly calendar: SchoolCalendar;
  readonly neighbour?: ReadonlyMap<Instant, number> | undefined;
}

/** An hour with what was counted of it, and what was worked out for the rest. */
export interface FilledHour {
  readonly start: Instant;
  readonly value: number;
  readonly estimated: number;
}

/** The bins with what may be filled in them: shape of the kind of day, then the neighbour. */
export function filledBins(
  bins: readonly CountedBin[],
  hours: readonly SiteCount[],
  { typical, calendar, neighbour }: Filling,
): FilledHour[] {
  const shares = sharesBy(typical, calendar);
  const partly = new Map(hours.map((hour) => [hour.start, hour]));
  const filled = fillGaps(bins, {
    step: HOUR,
    share: (start) => shares(localDate(start))?.[localHour(start)],
    ...(neighbour ? { neighbour: (start: Instant) => neighbour.get(start) } : {}),
  });
  return filled.map((hour) => filledHour(hour, partly.get(hour.start)));
}

/** What was counted of an hour stays; only the share of it that is missing is worked out. */
function filledHour({ start, value, procedure }: FilledCount, hour: SiteCount | undefined): FilledHour {
  if (procedure === 'raw') return { start, value, estimated: 0 };
  const counted = hour?.counted ?? 0;
  const estimated = value * (1 - (hour?.counted === undefined ? 0 : hour.coverage));
  return { start, value: counted + estimated, estimated };
}

/** Shares of the hours of a day's class; those of the same use in another school time where its own are not known. */
function sharesBy(typical: readonly TypicalDay[], calendar: SchoolCalendar) {
  const known = new Map<number, readonly number[] | undefined>();
  return (date: CivilDate): readonly number[] | undefined => {
    const key = dayNumber(date);
    if (!known.has(key)) {
      const is = dayClass(date, calendar);
      const own = typical.find(({ use, school }) => use === is.use && school === is.school);
      const most = typical.filter(({ use }) => use === is.use).toSorted((a, b) => b.days - a.days)[0];
      known.set(key, (own ?? most)?.shares);
    }
    return known.get(key);
  };
}

interface DayParts {
  readonly days: readonly SiteCount[];
  readonly filled: readonly FilledHour[];
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** Whole days with what was counted and what was estimated, told apart. */
export function countingDays({ days, filled, first, last }: DayParts): CountingDay[] {
  const counted = new Map(days.map((day) => [day.start, day]));
  const hours = hoursByDay(filled);
  const lines: CountingDay[] = [];
  for (let date = first; dayNumber(date) <= dayNumber(last); date = addDays(date, 1)) {
    const { start } = localDay(date);
    const known = hours.get(dayNumber(date)) ?? [];
    const day = counted.get(start);
    const estimates = known.filter(({ estimated }) => estimated > 0);
    const total = totalOf(date, known, day);
    lines.push({
      date,
      start,
      coverage: day?.coverage ?? 0,
      estimated: estimates.reduce((sum, { estimated }) => sum + estimated, 0),
      estimatedHours: estimates.length,
      ...(day?.counted === undefined ? {} : { counted: day.counted }),
      ...(total === undefined ? {} : { total }),
    });
  }
  return lines;
}

const sumOf = (hours: readonly FilledHour[]): number => hours.reduce((sum, { value }) => sum + value, 0);

/** All hours of the day where all are known; of a counter of one value a day, that value. */
function totalOf(date: CivilDate, hours: readonly FilledHour[], day: SiteCount | undefined): number | undefined {
  const { start, end } = localDay(date);
  if (hours.length * HOUR >= end - start) return sumOf(hours);
  return day !== undefined && day.coverage >= VALID_DAY ? day.value : undefined;
}

function hoursByDay(filled: readonly FilledHour[]): ReadonlyMap<number, FilledHour[]> {
  const days = new Map<number, FilledHour[]>();
  for (const hour of filled) {
    const key = dayNumber(localDate(hour.start));
    const there = days.get(key);
    if (there) there.push(hour);
    else days.set(key, [hour]);
  }
  return days;
}
