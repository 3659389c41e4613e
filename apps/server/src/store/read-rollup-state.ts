import { EMPTY_STATE } from '@vigie/kit';
import type { Flag, LawState } from '@vigie/kit';
import { present } from './read-page.ts';

/** What a row of a roll-up table keeps. */
export interface RollupSums {
  readonly start_time: number;
  readonly weight: number;
  readonly s1: number;
  readonly s2: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly last_value: number | null;
  readonly n: number;
  readonly n_suspect: number;
  readonly n_failed: number;
  /** Value at the quantity's precision → count. */
  readonly histogram: Readonly<Record<string, number>> | null;
}

/** With the length of the hour or local day, in seconds. */
export interface RollupRecord extends RollupSums {
  readonly length: number;
}

/** A stored roll-up as the kit's laws know it. */
export function lawState(row: RollupSums): LawState {
  const { weight, n, s1, s2, histogram } = row;
  return {
    ...EMPTY_STATE,
    weight,
    n,
    s1,
    s2,
    low: present(row.low),
    high: present(row.high),
    lastValue: present(row.last_value),
    histogram: histogram
      ? new Map(Object.entries(histogram).map(([value, count]) => [Number(value), count]))
      : undefined,
  };
}

/** Flag of an aggregate: pass or suspect where it rests on usable values, else fail or missing. */
export function aggregateFlag(counts: Pick<RollupSums, 'n' | 'n_suspect' | 'n_failed'>): Flag {
  if (counts.n === 0) return counts.n_failed > 0 ? 4 : 9;
  return counts.n_suspect > 0 ? 3 : 1;
}
