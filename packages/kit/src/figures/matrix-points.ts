import type { Instant } from '../instant.ts';
import { isoWeekday } from '../civil-date.ts';
import { localDate, localHour } from '../local-time.ts';
import type { Across } from '../pack/board.ts';
import { acrossObjects } from './across-objects.ts';
import { overWindows } from './over-windows.ts';
import { arithmeticOf, knownValues, typicalValue, usualAcross } from './series-matrix.ts';
import type { Arithmetic, MatrixLine, SeriesMatrix } from './series-matrix.ts';

export interface TimePoint {
  readonly time: Instant;
  readonly value?: number;
  readonly partial: boolean;
}

/** The points of one object. */
export function pointsOfLine({ times }: SeriesMatrix, line: MatrixLine): TimePoint[] {
  return times.map((time, at) => {
    const value = line.values[at] ?? undefined;
    return { time, partial: line.quality[at] === 'p', ...(value === undefined ? {} : { value }) };
  });
}

/** One value by time of all objects; partial where an object that counts in a sum is missing. */
export function pointsAcross(matrix: SeriesMatrix, across: Exclude<Across, object>): TimePoint[] {
  return matrix.times.map((time, at) => {
    const values = knownValues(matrix.items.map((line) => line.values[at]));
    const value = acrossObjects(across, values);
    const all = across !== 'sum' || values.length === matrix.items.length;
    const partial = !all || matrix.items.some((line) => line.quality[at] === 'p');
    return value === undefined ? { time, partial } : { time, value, partial };
  });
}

/** Points put together by local month, at the start of its first point. */
export function byMonth(points: readonly TimePoint[], series: Arithmetic): TimePoint[] {
  const months = new Map<string, TimePoint[]>();
  for (const point of points) {
    const { year, month } = localDate(point.time);
    const key = `${year}-${month}`;
    months.set(key, [...(months.get(key) ?? []), point]);
  }
  return [...months.values()].map((days) => {
    const value = overWindows(arithmeticOf(series), knownValues(days.map((day) => day.value)));
    const [first] = days;
    const partial = days.length < 28 || days.some((day) => day.value === undefined);
    const time = first?.time ?? 0;
    return value === undefined ? { time, partial } : { time, value, partial };
  });
}

/** Typical value of each group of times and local hour; objects put together as usual. */
export function byHour<Key extends string | number>(
  matrix: SeriesMatrix,
  series: Arithmetic,
  groupOf: (time: Instant) => Key,
): ReadonlyMap<Key, (number | undefined)[]> {
  const cells = new Map<Key, number[][]>();
  for (const { time, value } of pointsAcross(matrix, usualAcross(series))) {
    const group = groupOf(time);
    const hours = cells.get(group) ?? Array.from({ length: 24 }, (): number[] => []);
    if (value !== undefined) hours[localHour(time)]?.push(value);
    cells.set(group, hours);
  }
  return new Map([...cells].map(([group, hours]) => [group, hours.map((values) => typicalValue(values, series))]));
}

/** Local weekday of an instant, Monday 1. */
export const weekdayOf = (time: Instant): number => isoWeekday(localDate(time));
