/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Branded, so that a length of time is never taken for one. */
export type Instant = number & { readonly __brand?: 'Instant' };

/** A length of time in milliseconds. */
export type Milliseconds = number & { readonly __brand?: 'Milliseconds' };

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60 * SECOND;
export const HOUR: Milliseconds = 60 * MINUTE;
export const DAY: Milliseconds = 24 * HOUR;

/** Half-open interval `[start, end)`: the same rule as the national counting schema. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** The only way to know what time it is. Handed in; never read from a global. */
export interface Clock {
  now(): Instant;
}
