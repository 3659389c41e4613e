import type { Label } from '@vigie/kit';

/** What plausibility tests can find; a stable name for each. */
export type FindingName =
  | 'no-vector'
  | 'no-refusal-vector'
  | 'empty-data'
  | 'all-zero'
  | 'not-a-number'
  | 'coordinates-impossible'
  | 'coordinates-swapped'
  | 'coordinates-outside'
  | 'battery-range'
  | 'no-mapping'
  | 'no-mapped-field'
  | 'field-missing'
  | 'unknown-quantity'
  | 'unknown-unit'
  | 'other-unit'
  | 'physical-range'
  | 'sensor-range';

/** One doubt about a codec, in words. `refuse`: it becomes active only with a written reason. */
export interface Finding {
  readonly finding: FindingName;
  readonly severity: 'refuse' | 'warn';
  /** The vector or the series it was seen in. */
  readonly where: string;
  readonly detail: Label;
}
