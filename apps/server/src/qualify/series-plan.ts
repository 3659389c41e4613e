import type { AssetProperties, Instant, Milliseconds, SeriesTest } from '@vigie/kit';
import type { Gate } from './gate.ts';

export interface PlannedTest {
  readonly test: SeriesTest;
  /** Series a cross-check holds against; none for the other tests. */
  readonly others: readonly number[];
}

/** How the values of one datastream are judged with their neighbours, made from the registry and the checks in force. */
export interface SeriesPlan {
  readonly datastream: number;
  readonly gate: Gate;
  /** Expected time between two values. */
  readonly period: Milliseconds;
  readonly asset: AssetProperties;
  readonly tests: readonly PlannedTest[];
  /** Where its values are computed from, value for value. */
  readonly source:
    | { readonly datastream: number; compute(value: number, time: Instant): number | undefined }
    | undefined;
  /** Series to be judged again where this one changes: computed from it, or held against it. */
  readonly dependents: readonly number[];
}
