import { MINUTE } from './instant.ts';
import type { Instant } from './instant.ts';
import type { TimedStage } from './rise.ts';

/** Step of a nowcast. */
export const NOWCAST_STEP = 15 * MINUTE;
/** A stage stands for a step until it is this old. */
const STALE = 20 * MINUTE;

/**
 * Stages on steps that end with `at`, each the newest one known by then: nothing of the future gets in. NaN where the
 * newest is stale. `stages` in order of time.
 */
export function nowcastGrid(stages: readonly TimedStage[], at: Instant, steps: number): Float64Array {
  const grid = new Float64Array(steps).fill(Number.NaN);
  let next = 0;
  let newest: TimedStage | undefined;
  for (let i = 0; i < steps; i += 1) {
    const time = at - (steps - 1 - i) * NOWCAST_STEP;
    for (let stage = stages[next]; stage !== undefined && stage.time <= time; stage = stages[next]) {
      newest = stage;
      next += 1;
    }
    if (newest !== undefined && time - newest.time <= STALE) grid[i] = newest.value;
  }
  return grid;
}
