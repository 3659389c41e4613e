import { acrossObjects, isoWeekday, localDate, localHour, matchedDifference, overWindows } from '@vigie/kit';
import type { Across, Keep, LawName, MatchedDifference } from '@vigie/kit';
import type { Line, Matrix, SeriesInfo } from './board-api.ts';

type Arithmetic = Pick<SeriesInfo, 'law' | 'decimals'>;

/** Laws come from the quantities of the kit and of the packs. */
const LAWS: readonly LawName[] = [
  'energy-mean',
  'sum',
  'mean-by-duration',
  'last-valid',
  'meter-difference',
  'ratio-of-sums',
  'vector-mean',
  'median',
  'min',
  'max',
  'none',
];

function quantityOf({ law, decimals }: Arithmetic): { law: LawName; decimals: number } {
  return { law: LAWS.find((known) => known === law) ?? 'none', decimals };
}

export const addsUp = ({ law }: Arithmetic): boolean => law === 'sum' || law === 'meter-difference';

/** Name of a line: that of its object, with the field where an object has several. */
export function nameOf({ items }: Matrix, line: Line): string {
  return items.filter(({ thing }) => thing === line.thing).length > 1 ? `${line.name}, ${line.field}` : line.name;
}

/** How objects are put together where the board does not say. */
export const usualAcross = (series: Arithmetic): 'sum' | 'median' => (addsUp(series) ? 'sum' : 'median');

export const known = (values: readonly (number | null | undefined)[]): number[] =>
  values.filter((value) => value !== null && value !== undefined);

/** What is kept of values in their order. */
export function keptOf(
  given: readonly (number | null | undefined)[],
  keep: Keep,
  series: Arithmetic,
): number | undefined {
  const values = known(given);
  if (values.length === 0) return undefined;
  if (keep === 'law') return overWindows(quantityOf(series), values) ?? values.at(-1);
  return keep === 'last' ? values.at(-1) : acrossObjects(keep, values);
}

/** An hour or a day as it usually is: counts are not summed over weeks. */
export function typicalOf(values: readonly number[], series: Arithmetic): number | undefined {
  if (addsUp(series)) return overWindows({ law: 'mean-by-duration', decimals: series.decimals }, values);
  if (series.law === 'last-valid') return acrossObjects('median', values);
  return overWindows(quantityOf(series), values) ?? acrossObjects('median', values);
}

export interface Ranked {
  readonly line: Line;
  readonly value: number | undefined;
}

/** Objects from the worse end; those without a value last. */
export function rankLines(
  matrix: Matrix,
  { keep, worse, series }: { keep: Keep; worse: 'high' | 'low'; series: Arithmetic },
): readonly Ranked[] {
  const sign = worse === 'high' ? -1 : 1;
  return matrix.items
    .map((line) => ({ line, value: keptOf(line.values, keep, series) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return sign * (a.value - b.value) || a.line.name.localeCompare(b.line.name, 'fr', { numeric: true });
    });
}

export interface Figure {
  readonly value: number | undefined;
  /** Objects it stands on, of those there are. */
  readonly objects: number;
  readonly of: number;
  /** Share of the windows that are whole. */
  readonly whole: number;
}

/** One number of all objects. */
export function figureOf(matrix: Matrix, how: { keep: Keep; across: Across; series: Arithmetic }): Figure {
  const values = known(matrix.items.map((line) => keptOf(line.values, how.keep, how.series)));
  const letters = matrix.items.map(({ quality }) => quality).join('');
  const said = letters.replaceAll('-', '').length;
  return {
    value: acrossObjects(how.across, values),
    objects: values.length,
    of: matrix.items.length,
    whole: said === 0 ? 0 : letters.replaceAll(/[^g]/g, '').length / said,
  };
}

export interface TimePoint {
  readonly time: number;
  readonly value?: number;
  readonly partial: boolean;
}

/** One value by time of all objects; partial where an object that counts in a sum is missing. */
export function pointsAcross(matrix: Matrix, across: Exclude<Across, object>): TimePoint[] {
  return matrix.times.map((time, at) => {
    const values = known(matrix.items.map((line) => line.values[at]));
    const value = acrossObjects(across, values);
    const all = across !== 'sum' || values.length === matrix.items.length;
    const partial = !all || matrix.items.some((line) => line.quality[at] === 'p');
    return value === undefined ? { time: Date.parse(time), partial } : { time: Date.parse(time), value, partial };
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
    const value = overWindows(quantityOf(series), known(days.map((day) => day.value)));
    const [first] = days;
    const partial = days.length < 28 || days.some((day) => day.value === undefined);
    const time = first?.time ?? 0;
    return value === undefined ? { time, partial } : { time, value, partial };
  });
}

/** Typical value of each group of times and local hour; objects put together as usual. */
export function byHour<Key extends string | number>(
  matrix: Matrix,
  series: Arithmetic,
  groupOf: (time: number) => Key,
): ReadonlyMap<Key, (number | undefined)[]> {
  const cells = new Map<Key, number[][]>();
  const points = pointsAcross(matrix, usualAcross(series));
  for (const { time, value } of points) {
    const group = groupOf(time);
    const hours = cells.get(group) ?? Array.from({ length: 24 }, (): number[] => []);
    if (value !== undefined) hours[localHour(time)]?.push(value);
    cells.set(group, hours);
  }
  return new Map([...cells].map(([group, hours]) => [group, hours.map((values) => typicalOf(values, series))]));
}

export const weekdayOf = (time: number): number => isoWeekday(localDate(time));

const dayOf = (time: number): number => {
  const { year, month, day } = localDate(time);
  return Date.UTC(year, month - 1, day) / 86_400_000;
};

/** One value by local day, numbered since 1970. */
function byDay(points: readonly TimePoint[], series: Arithmetic): ReadonlyMap<number, number> {
  const days = new Map<number, number[]>();
  for (const { time, value } of points) {
    if (value === undefined) continue;
    days.set(dayOf(time), [...(days.get(dayOf(time)) ?? []), value]);
  }
  return new Map([...days].flatMap(([day, values]) => [[day, keptOf(values, 'law', series) ?? Number.NaN]]));
}

export interface Compared {
  readonly difference: MatchedDifference | undefined;
  /** Mean of each weekday, Monday first. */
  readonly weekdays: readonly { readonly now?: number; readonly before?: number }[];
}

/** Two periods on the same weekdays, `shift` days apart (a multiple of 7). */
export function compare(
  { now, before, shift }: { now: readonly TimePoint[]; before: readonly TimePoint[]; shift: number },
  series: Arithmetic,
): Compared {
  const [these, those] = [byDay(now, series), byDay(before, series)];
  const pairs = [...these].flatMap(([day, value]): { day: number; pair: [number, number] }[] => {
    const other = those.get(day - shift);
    return other === undefined ? [] : [{ day, pair: [value, other] }];
  });
  const weekdays = Array.from({ length: 7 }, (_, at) => {
    // day 0, the first of 1970, was a Thursday
    const own = pairs.filter(({ day }) => (((day + 3) % 7) + 7) % 7 === at).map(({ pair }) => pair);
    return matchedDifference(own) ?? {};
  });
  return { difference: matchedDifference(pairs.map(({ pair }) => pair)), weekdays };
}

/** Share of the objects in each class by time; absent where no object has a value. */
export function classShares(matrix: Matrix, classes: readonly { readonly from?: number }[]): (number[] | undefined)[] {
  return matrix.times.map((_, at) => {
    const values = known(matrix.items.map((line) => line.values[at]));
    if (values.length === 0) return undefined;
    return classes.map(({ from = Number.NEGATIVE_INFINITY }, index) => {
      const end = classes[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return values.filter((value) => value >= from && value < end).length / values.length;
    });
  });
}

/** Shares of the parts by time, brought to a whole; absent where a part is missing. */
export function partShares(
  parts: readonly (readonly TimePoint[])[],
  times: readonly number[],
): (number[] | undefined)[] {
  const byTime = parts.map((points) => new Map(points.map(({ time, value }) => [time, value])));
  return times.map((time) => {
    const values = known(byTime.map((points) => points.get(time)));
    const whole = values.reduce((sum, value) => sum + value, 0);
    return values.length < parts.length || whole <= 0 ? undefined : values.map((value) => value / whole);
  });
}
