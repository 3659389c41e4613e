import type { Instant, Milliseconds } from './instant.ts';

/** One sample as an indicator over a window sees it. */
export interface Sample {
  readonly time: Instant;
  readonly duration: Milliseconds;
  readonly value: number;
}
