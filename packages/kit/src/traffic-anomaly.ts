import { median, robustZ } from './percentile.ts';
import { zeroRunProbability } from './traffic.ts';

/** Why a count is doubted. */
export type CountDoubt =
  | 'negative'
  | 'zero-run'
  | 'unusual'
  | 'imbalance'
  | 'level-shift'
  | 'clock-hour-ahead'
  | 'clock-hour-late';

/** Thresholds of doubt: choices of the house, shown with the figures. */
export const COUNT_DOUBTS = {
  /** A run of zeros less likely than this is no coincidence. */
  zeroRun: 1e-4,
  /** |z| of the same hour of the same weekday in the last eight weeks. */
  unusual: 3.5,
  /** |IN − OUT| / (IN + OUT) over a week. */
  imbalance: 0.4,
  /** A change of level smaller than this share is weather or season. */
  levelShift: 0.2,
  /** A clock is said to be wrong when the shifted profile explains the day this many times better. */
  clock: 4,
} as const;

/** Whether a run of zeros is too long for chance, where `rate` passages an hour are usual. */
export const isZeroRun = (rate: number, hours: number): boolean =>
  zeroRunProbability(rate, hours) < COUNT_DOUBTS.zeroRun;

/** Hours of zeros after which a counter is doubted; absent where nobody usually passes. */
export const zeroRunHours = (rate: number): number | undefined =>
  rate > 0 ? -Math.log(COUNT_DOUBTS.zeroRun) / rate : undefined;

/** Whether a count is unusual among those of the same hour of the same weekday; never with fewer than five of them. */
export function isUnusual(count: number, usual: readonly number[]): boolean {
  const z = usual.length < 5 ? undefined : robustZ(count, usual);
  return z !== undefined && Math.abs(z) > COUNT_DOUBTS.unusual;
}

/** Share of the passages that went one way only; absent when nobody passed. */
export function imbalance(one: number, other: number): number | undefined {
  return one + other > 0 ? Math.abs(one - other) / (one + other) : undefined;
}

export interface LevelShift {
  /** Index of the first day at the new level. */
  readonly at: number;
  /** Median after over median before. */
  readonly ratio: number;
}

const SHIFT_SLACK = 0.5;
const SHIFT_LIMIT = 8;

/**
 * Sudden change of level: CUSUM of the ratios observed/expected, in robust deviations of the first half; slack 0.5,
 * limit 8 (choices). Absent without one.
 */
export function levelShift(ratios: readonly number[]): LevelShift | undefined {
  const reference = ratios.slice(0, Math.max(14, Math.floor(ratios.length / 2)));
  const centre = median(reference);
  const spread = centre === undefined ? undefined : median(reference.map((ratio) => Math.abs(ratio - centre)));
  if (centre === undefined || !spread) return undefined;
  for (const sign of [1, -1]) {
    let sum = 0;
    let since = 0;
    for (const [at, ratio] of ratios.entries()) {
      const step = sum + (sign * 0.6745 * (ratio - centre)) / spread - SHIFT_SLACK;
      if (step <= 0) since = at + 1;
      sum = Math.max(0, step);
      if (sum > SHIFT_LIMIT && ratios.length - since >= 5) return shiftAt(ratios, since);
    }
  }
  return undefined;
}

function shiftAt(ratios: readonly number[], at: number): LevelShift | undefined {
  const before = median(ratios.slice(0, at));
  const after = median(ratios.slice(at));
  return before && after !== undefined ? { at, ratio: after / before } : undefined;
}

/**
 * A clock an hour off: the day fits the usual shares moved by an hour far better than the shares themselves. Asked of
 * the days after a change of hour; `undefined`: nothing is wrong, or too little was counted to say.
 */
export function clockShift(
  hours: readonly number[],
  usual: readonly number[],
): Extract<CountDoubt, 'clock-hour-ahead' | 'clock-hour-late'> | undefined {
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total < 100 || hours.length !== 24 || usual.length !== 24) return undefined;
  const misfit = (by: number): number =>
    hours.reduce((sum, count, hour) => sum + (count / total - (usual[(hour + by + 24) % 24] ?? 0)) ** 2, 0);
  const straight = misfit(0);
  // counters that say 9 h when it is 8 h: the day looks like the usual one moved to later hours
  if (misfit(-1) * COUNT_DOUBTS.clock < straight) return 'clock-hour-ahead';
  if (misfit(1) * COUNT_DOUBTS.clock < straight) return 'clock-hour-late';
  return undefined;
}
