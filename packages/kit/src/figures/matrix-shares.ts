import type { Instant } from '../instant.ts';
import type { TimePoint } from './matrix-points.ts';
import { knownValues } from './series-matrix.ts';
import type { SeriesMatrix } from './series-matrix.ts';

/** Share of the objects in each class by time; absent where no object has a value. */
export function classShares(
  matrix: SeriesMatrix,
  classes: readonly { readonly from?: number | undefined }[],
): (number[] | undefined)[] {
  return matrix.times.map((_, at) => {
    const values = knownValues(matrix.items.map((line) => line.values[at]));
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
  times: readonly Instant[],
): (number[] | undefined)[] {
  const byTime = parts.map((points) => new Map(points.map(({ time, value }) => [time, value])));
  return times.map((time) => {
    const values = knownValues(byTime.map((points) => points.get(time)));
    const whole = values.reduce((sum, value) => sum + value, 0);
    return values.length < parts.length || whole <= 0 ? undefined : values.map((value) => value / whole);
  });
}
