/** Percentile by linear interpolation between order statistics (type 7, `k = (n−1)·p`), `p` 0–1. Absent without values. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = Float64Array.from(values).toSorted();
  const k = (sorted.length - 1) * p;
  const low = sorted[Math.floor(k)];
  const high = sorted[Math.ceil(k)];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (k - Math.floor(k));
}

export function median(values: readonly number[]): number | undefined {
  return percentile(values, 0.5);
}

/** Value of rank `round(0.9·n + 0.5)`, half up: the French water rule for the 90th percentile (SEEE), not type 7. */
export function waterPercentile90(values: readonly number[], worst: 'high' | 'low' = 'high'): number | undefined {
  const sorted = Float64Array.from(values).toSorted();
  const ordered = worst === 'high' ? sorted : sorted.toReversed();
  return ordered[waterRank90(values.length) - 1];
}

/** 1-based rank `round(0.9·n + 0.5)`, half up, in whole numbers so that 18.5 is exactly 18.5. */
export function waterRank90(n: number): number {
  return Math.floor((9 * n + 10) / 10);
}

/** 0.6745·(x − median)/MAD; absent when the values do not spread. */
export function robustZ(x: number, values: readonly number[]): number | undefined {
  const centre = median(values);
  if (centre === undefined) return undefined;
  const spread = median(values.map((value) => Math.abs(value - centre)));
  return spread ? (0.6745 * (x - centre)) / spread : undefined;
}
