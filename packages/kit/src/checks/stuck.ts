import { FAIL, MISSING, PASS, SUSPECT } from '../flag.ts';
import type { Flag } from '../flag.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import { SECOND } from '../instant.ts';
import type { StuckTest } from '../pack/check.ts';
import { unbroken } from './series-point.ts';
import type { SeriesPoint } from './series-point.ts';

interface Still {
  readonly time: Instant;
  readonly value: number;
}

/** Limits with `legalBelow` looked up on the object. */
export type StuckLimits = Omit<StuckTest, 'kind' | 'legalBelow'> & { readonly legalBelow?: number };

/** Extremes of a window that only moves forward: the front is the lowest (or highest) of it. */
function push(queue: number[], at: number, isPast: (other: number) => boolean): void {
  for (let last = queue.at(-1); last !== undefined && isPast(last); last = queue.at(-1)) queue.pop();
  queue.push(at);
}

/** For each value, the first of those up to it that stay within `tolerance` of each other. */
function starts(run: readonly Still[], tolerance: number): number[] {
  const value = (at: number | undefined) => (at === undefined ? 0 : (run[at]?.value ?? 0));
  const lows: number[] = [];
  const highs: number[] = [];
  let first = 0;
  return run.map((each, at) => {
    push(lows, at, (other) => value(other) >= each.value);
    push(highs, at, (other) => value(other) <= each.value);
    while (value(highs[0]) - value(lows[0]) >= tolerance && first < at) {
      first += 1;
      if ((lows[0] ?? at) < first) lows.shift();
      if ((highs[0] ?? at) < first) highs.shift();
    }
    return first;
  });
}

function flagOf(length: number, { suspectAfter, failAfter }: StuckLimits): Flag {
  if (failAfter !== undefined && length >= failAfter) return FAIL;
  return length >= suspectAfter ? SUSPECT : PASS;
}

/** Values that no longer move. A gap begins the count anew; a still value at or below `legalBelow` is true. */
export function stuckFlags(points: readonly SeriesPoint[], limits: StuckLimits, longest: Milliseconds): Flag[] {
  const flags = points.map((): Flag => MISSING);
  const { tolerance, counted, legalBelow = Number.NEGATIVE_INFINITY } = limits;
  for (const places of unbroken(points, longest)) {
    const run = places.map((at) => ({ time: points[at]?.time ?? 0, value: points[at]?.value ?? 0 }));
    starts(run, tolerance).forEach((first, i) => {
      const { time = 0, value = 0 } = run[i] ?? {};
      const length = counted === 'seconds' ? (time - (run[first]?.time ?? 0)) / SECOND : i - first + 1;
      flags[places[i] ?? 0] = value <= legalBelow ? PASS : flagOf(length, limits);
    });
  }
  return flags;
}
