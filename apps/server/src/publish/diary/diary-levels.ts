import { HOUR, LEAST_RATE_FOR_FORECAST, MINUTE, lastStages, riseRate } from '@vigie/kit';
import type { Instant, Milliseconds, TimedStage } from '@vigie/kit';

/** How a station stood to one of its levels over a period. */
export interface LevelPassage {
  readonly level: number;
  readonly mark: number;
  readonly first?: Instant;
  readonly last?: Instant;
  /** Time over the mark, as far as it was measured. */
  readonly over: Milliseconds;
}

/** A lapse longer than this counts for nothing. */
const LONGEST_STEP = HOUR;
const RISE_WINDOW = 30 * MINUTE;

/** First and last reading at or over a mark, and how long the water was measured there. */
export function passageOf(stages: readonly TimedStage[], level: number, mark: number): LevelPassage {
  const reached = stages.filter(({ value }) => value >= mark);
  let over = 0;
  for (const [i, { time, value }] of stages.entries()) {
    const next = stages[i + 1];
    if (value >= mark && next !== undefined && next.time - time <= LONGEST_STEP) over += next.time - time;
  }
  const [first, last] = [reached[0], reached.at(-1)];
  return { level, mark, over, ...(first && last && { first: first.time, last: last.time }) };
}

/** Fastest rise over half an hour (cm/h) and when; absent where the water never rose. */
export function fastestRise(
  stages: readonly TimedStage[],
): { readonly rate: number; readonly time: Instant } | undefined {
  let best: { rate: number; time: Instant } | undefined;
  for (const [i, { time }] of stages.entries()) {
    const rate = riseRate(lastStages(stages.slice(Math.max(0, i - 12), i + 1), RISE_WINDOW));
    if (rate !== undefined && rate > (best?.rate ?? LEAST_RATE_FOR_FORECAST)) best = { rate, time };
  }
  return best;
}
