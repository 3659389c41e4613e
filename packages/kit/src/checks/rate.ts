import { MISSING } from '../flag.ts';
import type { Flag } from '../flag.ts';
import type { Milliseconds } from '../instant.ts';
import { rateFlag } from '../qartod.ts';
import type { TimedValue } from '../qartod.ts';
import { unbroken } from './series-point.ts';
import type { SeriesPoint } from './series-point.ts';

/** Change per second from the value before; not evaluated after a gap. */
export function rateFlags(
  points: readonly SeriesPoint[],
  limits: { readonly suspect: number; readonly fail?: number },
  longest: Milliseconds,
): Flag[] {
  const flags = points.map((): Flag => MISSING);
  for (const run of unbroken(points, longest)) {
    let before: TimedValue | undefined;
    for (const at of run) {
      const now = { time: points[at]?.time ?? 0, value: points[at]?.value ?? 0 };
      flags[at] = rateFlag(before, now, limits);
      before = now;
    }
  }
  return flags;
}
