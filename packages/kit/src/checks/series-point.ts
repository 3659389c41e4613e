import type { Instant, Milliseconds } from '../instant.ts';

/** A value of a series as the tests with neighbours see it. */
export interface SeriesPoint {
  readonly time: Instant;
  /** Absent when the value failed by itself: there is one, but nothing can be said by it. */
  readonly value: number | undefined;
}

/** Longer than this many periods and a value is missing between two others. */
export const GAP_PERIODS = 1.5;

/** Runs of values without a gap between them, as places in the series. Values that failed by themselves are left out. */
export function unbroken(points: readonly SeriesPoint[], longest: Milliseconds): number[][] {
  const runs: number[][] = [];
  let before: Instant | undefined;
  points.forEach(({ time, value }, at) => {
    if (before === undefined || time - before > longest) runs.push([]);
    before = time;
    if (value !== undefined) runs.at(-1)?.push(at);
  });
  return runs;
}
