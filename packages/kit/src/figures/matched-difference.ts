import { meanOf } from '../traffic.ts';

/** Two-sided 95 % quantiles of Student's law, 1 to 30 degrees of freedom. */
const STUDENT_95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL_95 = 1.96;

export interface MatchedDifference {
  /** Days that have a value on both sides. */
  readonly pairs: number;
  /** Means of the paired days. */
  readonly now: number;
  readonly before: number;
  /** Mean of the differences, now minus before. */
  readonly difference: number;
  /** Half width of its 95 % interval; absent with fewer than two pairs. */
  readonly halfWidth?: number;
}

/**
 * Mean of the differences of days paired with the same weekday, with its 95 % interval (Student). Days are taken as
 * independent: weather that lasts makes the true interval wider. Of levels it is the mean change in dB.
 */
export function matchedDifference(
  pairs: readonly (readonly [now: number, before: number])[],
): MatchedDifference | undefined {
  const now = meanOf(pairs.map(([a]) => a));
  const before = meanOf(pairs.map(([, b]) => b));
  if (now === undefined || before === undefined) return undefined;
  const difference = now - before;
  const n = pairs.length;
  if (n < 2) return { pairs: n, now, before, difference };
  const squares = pairs.reduce((sum, [a, b]) => sum + (a - b - difference) ** 2, 0);
  const quantile = STUDENT_95[n - 2] ?? NORMAL_95 + 2.4 / (n - 1);
  return { pairs: n, now, before, difference, halfWidth: quantile * Math.sqrt(squares / (n - 1) / n) };
}
