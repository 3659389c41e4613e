import type { Label } from '../label.ts';

/** A quality test of values of one quantity, as QARTOD. Parameters are in the quantity's unit. */
export type CheckTest =
  | {
      readonly kind: 'site-range';
      readonly suspect: readonly [number, number];
      readonly fail?: readonly [number, number];
    }
  | { readonly kind: 'spike'; readonly suspect: number; readonly fail: number }
  /** Per second. A fast rise of a river is suspect at most: it may be the flood. */
  | { readonly kind: 'rate-of-change'; readonly suspect: number; readonly fail?: number }
  | { readonly kind: 'stuck'; readonly tolerance: number; readonly suspectAfter: number; readonly failAfter: number }
  | { readonly kind: 'gap'; readonly suspect: number; readonly fail: number };

export interface Check {
  readonly id: string;
  readonly quantity: string;
  readonly test: CheckTest;
  /** Where the parameters come from: norm and clause, datasheet, or `choice`. */
  readonly source: string;
  readonly label: Label;
}

export function defineCheck(check: Check): Check {
  return check;
}
