import type { Instant } from './instant.ts';

/** One value a codec gave for one datastream, before any judgement. Same unit as its datastream. */
export interface Reading {
  readonly datastream: number;
  readonly time: Instant;
  /** Not finite when the device said something that is not a number: qualify fails it, nothing drops it. */
  readonly value: number;
}
