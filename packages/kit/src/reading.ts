import type { Instant, Interval } from './instant.ts';

/** One value a codec gave for one datastream, before any judgement. Same unit as its datastream. */
export interface Reading {
  readonly datastream: number;
  /** The moment said with it. */
  readonly time: Instant;
  /** Period it tells of; absent for a value of the moment. */
  readonly period?: Interval;
  /** Not finite when the device said something that is not a number: qualify fails it, nothing drops it. */
  readonly value: number;
}
