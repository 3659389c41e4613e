import { isoWeekday, addDays, dayNumber } from '../civil-date.ts';
import type { CivilDate } from '../civil-date.ts';
import { MISSING, NOT_EVALUATED, PASS, SUSPECT } from '../flag.ts';
import type { Flag } from '../flag.ts';
import { DAY, HOUR } from '../instant.ts';
import type { Instant, Interval, Milliseconds } from '../instant.ts';
import { localDate, localDay, localHour } from '../local-time.ts';
import type { ClockShiftTest } from '../pack/check.ts';
import { clockShift } from '../traffic-anomaly.ts';
import type { SeriesPoint } from './series-point.ts';

/** Hours a day needs to have a shape. */
const LEAST_HOURS = 22;
const WHOLE_DAY = 24 * HOUR;

/** Local days of 23 or 25 hours that a span touches. */
export function hourChangesIn({ start, end }: Interval): CivilDate[] {
  const changes: CivilDate[] = [];
  const last = dayNumber(localDate(end));
  for (let date = localDate(start); dayNumber(date) <= last; date = addDays(date, 1)) {
    const day = localDay(date);
    if (day.end - day.start !== WHOLE_DAY) changes.push(date);
  }
  return changes;
}

/** How far the test looks: nowhere, but around a change of hour. */
export function clockShiftReach(
  { before, after }: ClockShiftTest,
  span: Interval,
): { readonly back: Milliseconds; readonly ahead: Milliseconds } {
  const near = { start: span.start - (after + 1) * DAY, end: span.end + (before + 1) * DAY };
  return hourChangesIn(near).length === 0
    ? { back: 0, ahead: 0 }
    : { back: (before + after + 2) * DAY, ahead: DAY + HOUR };
}

interface Shape {
  readonly date: CivilDate;
  readonly hours: number[];
  readonly seen: Set<number>;
}

function shapesOf(points: readonly SeriesPoint[]): ReadonlyMap<number, Shape> {
  const shapes = new Map<number, Shape>();
  for (const { time, value } of points) {
    if (value === undefined) continue;
    const date = localDate(time);
    const key = dayNumber(date);
    const shape = shapes.get(key) ?? { date, hours: Array.from({ length: 24 }, () => 0), seen: new Set<number>() };
    const hour = localHour(time);
    shape.hours[hour] = (shape.hours[hour] ?? 0) + value;
    shape.seen.add(hour);
    shapes.set(key, shape);
  }
  return shapes;
}

/** Working days are alike; Saturdays and Sundays have shapes of their own. */
const useOf = (date: CivilDate): number => Math.max(5, isoWeekday(date));

/** Shares of the hours in the days between two day numbers that are lived like this one. */
function usualOf(
  shapes: ReadonlyMap<number, Shape>,
  day: Shape,
  [from, to]: readonly [number, number],
): number[] | undefined {
  const alike = [...shapes.entries()].flatMap(([key, shape]) =>
    key >= from && key < to && useOf(shape.date) === useOf(day.date) && shape.seen.size >= LEAST_HOURS ? [shape] : [],
  );
  const sums = Array.from({ length: 24 }, (_, hour) => alike.reduce((sum, { hours }) => sum + (hours[hour] ?? 0), 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  return total > 0 ? sums.map((count) => count / total) : undefined;
}

function dayFlag(shapes: ReadonlyMap<number, Shape>, day: Shape, test: ClockShiftTest): Flag {
  const key = dayNumber(day.date);
  const { start } = localDay(addDays(day.date, -test.after));
  const [change] = hourChangesIn({ start, end: localDay(day.date).start - 1 }).toReversed();
  if (change === undefined || day.seen.size < LEAST_HOURS) return NOT_EVALUATED;
  const at = dayNumber(change);
  if (key <= at) return NOT_EVALUATED;
  const usual = usualOf(shapes, day, [at - test.before, at]);
  if (usual === undefined) return NOT_EVALUATED;
  return clockShift(day.hours, usual) === undefined ? PASS : SUSPECT;
}

/**
 * Days after a change of hour that look like those before it, moved by an hour: the device kept its old time, or moved it
 * twice. All values of such a day are suspect: they are right, but not at their time.
 */
export function clockShiftFlags(points: readonly SeriesPoint[], test: ClockShiftTest): Flag[] {
  const [first, last] = [points[0], points.at(-1)];
  const span = first && last && { start: first.time - test.after * DAY, end: last.time };
  if (!span || hourChangesIn(span).length === 0)
    return points.map(({ value }) => (value === undefined ? MISSING : NOT_EVALUATED));
  const shapes = shapesOf(points);
  const flags = new Map([...shapes].map(([key, shape]) => [key, dayFlag(shapes, shape, test)]));
  const flagAt = (time: Instant): Flag => flags.get(dayNumber(localDate(time))) ?? NOT_EVALUATED;
  return points.map(({ time, value }) => (value === undefined ? MISSING : flagAt(time)));
}
