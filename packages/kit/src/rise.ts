import { HOUR, MINUTE } from './instant.ts';
import type { Instant, Milliseconds } from './instant.ts';
import { leastSquares } from './slope.ts';

/** A stage in metres at a time. Any sample of the kit is one. */
export interface TimedStage {
  readonly time: Instant;
  readonly value: number;
}

/** cm/h from m/ms. */
const CM_PER_HOUR = 100 * HOUR;

/** Rate of rise by least squares (cm/h). Absent with fewer than two times. */
export function riseRate(stages: readonly TimedStage[]): number | undefined {
  const origin = stages[0]?.time ?? 0;
  const line = leastSquares(stages.map(({ time, value }) => ({ x: time - origin, y: value })));
  return line && line.slope * CM_PER_HOUR;
}

/** Rate of rise between the first and the last stage (cm/h). */
export function endToEndRate(stages: readonly TimedStage[]): number | undefined {
  const first = stages[0];
  const last = stages.at(-1);
  if (!first || !last || last.time === first.time) return undefined;
  return ((last.value - first.value) / (last.time - first.time)) * CM_PER_HOUR;
}

/** The stages of the last `length` before the newest one, both ends included. In order of time. */
export function lastStages<T extends TimedStage>(stages: readonly T[], length: Milliseconds): T[] {
  const end = stages.at(-1)?.time ?? 0;
  return stages.filter(({ time }) => time >= end - length);
}

/** Slower than this a time to threshold is noise (house choice), cm/h. */
export const LEAST_RATE_FOR_FORECAST = 5;

/** Minutes until `threshold` (m) at `rate` (cm/h): 0 when reached, absent when the rise is too slow to say. */
export function minutesToThreshold(stage: number, threshold: number, rate: number): number | undefined {
  if (stage >= threshold) return 0;
  if (rate <= LEAST_RATE_FOR_FORECAST) return undefined;
  return (((threshold - stage) * 100) / rate) * (HOUR / MINUTE);
}
