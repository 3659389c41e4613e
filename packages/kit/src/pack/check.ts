import type { Label } from '../label.ts';
import type { AssetProperties } from './indicator-definition.ts';

/** Which other series a value is held against. */
export interface CrossSource {
  readonly quantity: string;
  /** Only the series of these decoded fields. */
  readonly fields?: readonly string[];
  /** Property of the object that holds the key of another object; the same object where absent. */
  readonly object?: string;
}

/** Lone value: far from both its neighbours. */
export interface SpikeTest {
  readonly kind: 'spike';
  readonly suspect: number;
  readonly fail: number;
  /**
   * `average`: |xᵢ − (xᵢ₋₁ + xᵢ₊₁)/2|, as QARTOD. `differential`: the smaller of both steps where they turn back, 0 on a
   * slope: a step or a flood is no spike. Default `average`.
   */
  readonly method?: 'average' | 'differential';
  /** Run again without the failed value, so that it does not condemn its neighbours. Default true. */
  readonly again?: boolean;
}

/** Values that no longer move, counted back from each. */
export interface StuckTest {
  readonly kind: 'stuck';
  readonly tolerance: number;
  readonly suspectAfter: number;
  /** Never fails where absent. */
  readonly failAfter?: number;
  /** What `suspectAfter` and `failAfter` count. Default `values`. */
  readonly counted?: 'values' | 'seconds';
  /** At or below this (or this property of the object) a still value is true: low water, a night without a passage. */
  readonly legalBelow?: number | string;
}

/**
 * Held against other series. It says that one of them is wrong, not which: suspect at most, so that two series never
 * condemn each other.
 */
export interface CrossTest {
  readonly kind: 'cross-check';
  readonly with: CrossSource;
  /** Only the series of these decoded fields are held against it. */
  readonly subject?: readonly string[];
  /** Nothing is said unless every series found has a value: a sum of phases without one of them. Default false. */
  readonly needsAll?: boolean;
  readonly suspect: number;
  /** Seconds that the values compared may be apart. Default: the period of the series. */
  readonly within?: number;
  /** Seconds ending with the value over which both are summed before they are compared. Default: single values. */
  readonly over?: number;
  /** Pure. `others` has a value of each series found; undefined: nothing can be said. */
  distance(value: number, others: readonly number[], asset: AssetProperties): number | undefined;
}

/** Days after a change of hour that look like those before it, moved by an hour. For counts with a daily shape. */
export interface ClockShiftTest {
  readonly kind: 'clock-shift';
  /** Days before the change that the usual shape is learnt from. */
  readonly before: number;
  /** Days after the change that are held against it. */
  readonly after: number;
}

/** A quality test of values of one quantity, as QARTOD. Parameters are in the quantity's unit. */
export type CheckTest =
  | {
      readonly kind: 'site-range';
      readonly suspect: readonly [number, number];
      readonly fail?: readonly [number, number];
    }
  | SpikeTest
  /** Per second. A fast rise of a river is suspect at most: it may be the flood. */
  | { readonly kind: 'rate-of-change'; readonly suspect: number; readonly fail?: number }
  | StuckTest
  /** In expected periods. Says where values are missing; no value is doubted for it. */
  | { readonly kind: 'gap'; readonly suspect: number; readonly fail: number }
  | CrossTest
  | ClockShiftTest;

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
