import type { Law, LawResult, LawState } from './law.ts';
import { liftWith, resultOf } from './law.ts';

/** Values of order: kept as a histogram at the precision of the quantity, so they merge and stay exact at what is shown. */
export const medianLaw: Law = {
  name: 'median',
  lift: (sample, decimals) => ({
    ...liftWith(sample, 0),
    histogram: new Map([[roundTo(sample.value, decimals), 1]]),
  }),
  lower: (state) => percentileOfState(state, 0.5),
};

export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** Percentile (type 7) of a state with a histogram; `p` 0–1. */
export function percentileOfState(state: LawState, p: number): LawResult | undefined {
  const entries = [...(state.histogram ?? [])].toSorted(([a], [b]) => a - b);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const k = (total - 1) * p;
  const low = valueAtRank(entries, Math.floor(k));
  const high = valueAtRank(entries, Math.ceil(k));
  if (low === undefined || high === undefined) return undefined;
  return resultOf(state, low + (high - low) * (k - Math.floor(k)));
}

function valueAtRank(entries: readonly (readonly [number, number])[], rank: number): number | undefined {
  let seen = 0;
  for (const [value, count] of entries) {
    seen += count;
    if (rank < seen) return value;
  }
  return undefined;
}
