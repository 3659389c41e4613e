import type { Instant, Milliseconds } from '@vigie/kit';

/** live ≤ 2 × the expected period, late ≤ 3 ×, then silent (device health, §1.5). */
export type Freshness = 'live' | 'late' | 'silent' | 'never';

/** Seconds assumed where a datastream does not say its period. */
const DEFAULT_PERIOD = 3600;

export function periodOf(series: { readonly period: number }): Milliseconds {
  return (series.period > 0 ? series.period : DEFAULT_PERIOD) * 1000;
}

export function freshnessOf(series: { readonly period: number; readonly time?: Instant }, now: Instant): Freshness {
  if (series.time === undefined) return 'never';
  const periods = (now - series.time) / periodOf(series);
  if (periods <= 2) return 'live';
  return periods <= 3 ? 'late' : 'silent';
}
