import type { Instant } from './instant.ts';

/** Published ≥ 75 % of coverage, partial 50–75 %, absent below (house choice, a setting of each indicator). */
export type Completeness = 'good' | 'partial' | 'none';

/** One figure an elected official could quote. */
export interface IndicatorValue {
  readonly start: Instant;
  readonly end: Instant;
  /** Absent when coverage is too low: never zero because it is missing. */
  readonly value: number | undefined;
  /** Valid duration over expected duration, 0–1. */
  readonly coverage: number;
  readonly completeness: Completeness;
  /** Share of the window left out on purpose, 0–1; absent: none. */
  readonly excluded?: number;
}
