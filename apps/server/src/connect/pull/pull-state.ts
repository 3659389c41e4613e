import type { Instant } from '@vigie/kit';
import type { Position } from '#connect/pull/position.ts';
import type { PullFault } from '#connect/pull/pull-fault.ts';

/** One page as it went, for people. */
export interface PageNote {
  readonly time: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly part: string;
  /** Milliseconds the source took. */
  readonly took: number;
  readonly status?: number;
  readonly bytes?: number;
  readonly records?: number;
  /** Records that were not known. */
  readonly fresh?: number;
  readonly fault?: PullFault;
}

/** Where a pulled source stands. */
export interface PullState {
  readonly position: Position;
  readonly tried?: Instant;
  readonly succeeded?: Instant;
  /** Newest time of measure that came. */
  readonly newest?: Instant;
  readonly trouble?: { readonly fault: PullFault; readonly detail: string; readonly time: Instant } | undefined;
  /** In a row. */
  readonly failures: number;
  readonly next?: Instant;
  /** Of the UTC day, counted in days since 1970. */
  readonly today: { readonly day: number; readonly pages: number; readonly records: number; readonly fresh: number };
  /** Newest first. */
  readonly recent: readonly PageNote[];
}

export const FRESH_STATE: PullState = {
  position: {},
  failures: 0,
  today: { day: 0, pages: 0, records: 0, fresh: 0 },
  recent: [],
};

export interface PullKey {
  readonly connector: number;
  readonly organisation: number;
}

/** What pulled sources ask of the store. */
export interface PullStore {
  load(): Promise<ReadonlyMap<number, PullState>>;
  save(key: PullKey, state: PullState): Promise<void>;
}
