import {
  DAY,
  HOUR,
  addDays,
  clockShift,
  dayNumber,
  imbalance,
  isoWeekday,
  levelShift,
  localDate,
  localDay,
  usualOfHour,
  zeroRunProbability,
  COUNT_DOUBTS,
} from '@vigie/kit';
import type { CivilDate, CountedBin, CountDoubt, HourlyDay, Instant, Interval, ToldDay } from '@vigie/kit';

/** Something that an agent should look at, with its figures. What to do about it is said by the screen, in words. */
export interface CountingDoubt extends Interval {
  readonly kind: CountDoubt | 'meter-wrap' | 'meter-reset';
  /** Direction it is about, by its field; absent: the whole counter. */
  readonly channel?: string;
  /** What was seen, and what was expected of it. */
  readonly value?: number;
  readonly expected?: number;
  /** Days or values it stands on. */
  readonly times?: number;
}

/** A run of zeros is looked for over so long a time; older ones have been dealt with or never will be. */
const ZERO_LOOK = 60 * DAY;
/** Weeks looked at for directions out of balance. */
const BALANCE_WEEKS = 8;
const WEEK = 7 * DAY;

/** Runs of zeros too long for chance, by what the same hours of the week usually count. */
export function zeroRuns(bins: readonly CountedBin[], until: Instant): CountingDoubt[] {
  const counts = new Map(bins.flatMap(({ start, value }) => (value === undefined ? [] : [[start, value] as const])));
  const found: CountingDoubt[] = [];
  let run: { start: Instant; end: Instant; expected: number } | undefined;
  const close = () => {
    if (run && zeroRunProbability(run.expected, 1) < COUNT_DOUBTS.zeroRun)
      found.push({ kind: 'zero-run', start: run.start, end: run.end, value: 0, expected: run.expected });
    run = undefined;
  };
  for (const { start, value } of bins) {
    if (start < until - ZERO_LOOK) continue;
    if (value !== 0) {
      close();
      continue;
    }
    const expected = usualOfHour(counts, start) ?? 0;
    run = { start: run?.start ?? start, end: start + HOUR, expected: (run?.expected ?? 0) + expected };
  }
  close();
  return found;
}

/** Days on which a wrong clock is looked for after a change of hour, and before it for the usual shape. */
const AFTER_CHANGE = 10;
const BEFORE_CHANGE = 35;
const LEAST_SHIFTED = 2;

/** A clock an hour off after a change of hour: most of the days after it look like those before, moved by an hour. */
export function clockDoubts(days: readonly HourlyDay[], change: CivilDate): CountingDoubt[] {
  const at = dayNumber(change);
  const number = ({ date }: HourlyDay) => dayNumber(date);
  const before = days.filter((day) => number(day) >= at - BEFORE_CHANGE && number(day) < at);
  const after = days.filter((day) => number(day) > at && number(day) <= at + AFTER_CHANGE);
  const said = after.flatMap((day) => {
    const usual = sharesLike(before, day);
    const kind = usual && clockShift(day.hours, usual);
    return kind ? [{ kind, day }] : [];
  });
  const [first] = said;
  const last = said.at(-1);
  const agree = said.every(({ kind }) => kind === first?.kind);
  if (!first || !last || !agree || said.length < Math.max(LEAST_SHIFTED, after.length / 2)) return [];
  const interval = { start: localDay(first.day.date).start, end: localDay(last.day.date).end };
  return [{ kind: first.kind, ...interval, times: said.length }];
}

/** Shares of the hours in days lived alike: working days, Saturdays, Sundays. */
function sharesLike(days: readonly HourlyDay[], { date }: HourlyDay): readonly number[] | undefined {
  const use = (of: CivilDate) => Math.max(5, isoWeekday(of));
  const alike = days.filter((day) => use(day.date) === use(date));
  const byHour = Array.from({ length: 24 }, (_, hour) => alike.reduce((sum, { hours }) => sum + (hours[hour] ?? 0), 0));
  const total = byHour.reduce((sum, count) => sum + count, 0);
  return total > 0 ? byHour.map((count) => count / total) : undefined;
}

/** Local days of 23 or 25 hours within a span of days. */
export function hourChanges(first: CivilDate, last: CivilDate): CivilDate[] {
  const changes: CivilDate[] = [];
  for (let date = first; dayNumber(date) <= dayNumber(last); date = addDays(date, 1)) {
    const { start, end } = localDay(date);
    if (end - start !== DAY) changes.push(date);
  }
  return changes;
}

/** A sudden change of level over the last quarter of a year. */
export function levelDoubts(told: readonly ToldDay[]): CountingDoubt[] {
  const lately = told.slice(-90).filter(({ expected }) => expected > 0);
  const shift = levelShift(lately.map(({ count, expected }) => count / expected));
  const [day, last] = [shift && lately[shift.at], lately.at(-1)];
  if (!shift || !day || !last || Math.abs(shift.ratio - 1) < COUNT_DOUBTS.levelShift) return [];
  const interval = { start: localDay(day.date).start, end: localDay(last.date).end };
  return [{ kind: 'level-shift', ...interval, value: shift.ratio, expected: 1 }];
}

/** Weeks, of the last eight, in which most went one way only. */
export function imbalanceDoubts(
  channels: readonly (readonly { readonly start: Instant; readonly value?: number | undefined }[])[],
  now: Instant,
): CountingDoubt[] {
  const [one, other, third] = channels;
  if (!one || !other || third) return [];
  const midnight = localDay(localDate(now)).start;
  const sum = (of: typeof one, { start, end }: Interval) =>
    of.reduce((total, day) => total + (day.start >= start && day.start < end ? (day.value ?? 0) : 0), 0);
  return Array.from({ length: BALANCE_WEEKS }, (_, week): CountingDoubt[] => {
    const interval = { start: midnight - (week + 1) * WEEK, end: midnight - week * WEEK };
    const share = imbalance(sum(one, interval), sum(other, interval));
    return share !== undefined && share > COUNT_DOUBTS.imbalance
      ? [{ kind: 'imbalance', ...interval, value: share, expected: COUNT_DOUBTS.imbalance }]
      : [];
  }).flat();
}

/** One value as it came. */
export interface RawCount {
  readonly time: Instant;
  readonly raw: number;
}

/** Negative counts, as one doubt a direction: they are set aside, and no total holds them. */
export function negativeDoubts(values: readonly RawCount[], channel: string): CountingDoubt[] {
  const negative = values.filter(({ raw }) => raw < 0);
  const [first, last] = [negative[0], negative.at(-1)];
  if (!first || !last) return [];
  const lowest = negative.reduce((least, { raw }) => Math.min(least, raw), 0);
  return [{ kind: 'negative', channel, start: first.time, end: last.time, value: lowest, times: negative.length }];
}

const WIDTH = 65_536;

/** Falls of a cumulated count: a wrap of 16 bits loses nothing, a reset loses what passed since the reading before. */
export function meterDoubts(readings: readonly RawCount[], channel: string): CountingDoubt[] {
  return readings.flatMap((reading, at): CountingDoubt[] => {
    const before = readings[at - 1];
    if (before === undefined || reading.raw >= before.raw) return [];
    const wrapped = reading.raw - before.raw + WIDTH;
    const wrap = before.raw >= WIDTH / 2 && before.raw < WIDTH && wrapped < WIDTH / 2;
    const kind = wrap ? 'meter-wrap' : 'meter-reset';
    return [{ kind, channel, start: before.time, end: reading.time, value: reading.raw, expected: before.raw }];
  });
}
