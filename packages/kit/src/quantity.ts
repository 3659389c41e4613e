import type { Label } from './label.ts';

/** How values of a quantity are put together over time. `none`: never aggregated. */
export type LawName =
  | 'energy-mean'
  | 'sum'
  | 'mean-by-duration'
  | 'last-valid'
  | 'meter-difference'
  | 'ratio-of-sums'
  | 'vector-mean'
  | 'median'
  | 'min'
  | 'max'
  | 'none';

/** An observed property: unit, symbol, precision and the arithmetic that belongs to it (domain ground rules §1.1–1.2). */
export interface Quantity {
  readonly key: string;
  readonly label: Label;
  /** UCUM code of the unit the quantity is kept in. */
  readonly unit: string;
  /** What a reader sees after the number, e.g. `dB(A)`. */
  readonly symbol: string;
  /** QUDT unit URI. */
  readonly qudt: string;
  /** Decimals shown. */
  readonly decimals: number;
  readonly law: LawName;
  /** True where zero is a measured count and not a missing one. Default true. */
  readonly zeroIsMeasured?: boolean;
}
