import type { Instant, Interval, Milliseconds } from '../instant.ts';

/** A time without the values that were expected. */
export interface Gap {
  /** Time of the last value before it, or the start of the span looked at. */
  readonly from: Instant;
  /** Time of the first value after it, or the end of the span. */
  readonly to: Instant;
  /** Values that should have come. */
  readonly missing: number;
  /** Longer than the test's `fail`. */
  readonly long: boolean;
}

export interface GapLimits {
  readonly period: Milliseconds;
  /** In periods. */
  readonly suspect: number;
  readonly fail: number;
}

/** Gaps of a series in a span, in order. `times` are in order too. */
export function gapsOf(times: readonly Instant[], span: Interval, { period, suspect, fail }: GapLimits): Gap[] {
  if (period <= 0) return [];
  const gaps: Gap[] = [];
  let before = span.start;
  for (const time of [...times, span.end]) {
    const elapsed = time - before;
    const whole = before === span.start && time === span.end;
    if (elapsed > suspect * period) {
      const missing = Math.max(1, Math.round(elapsed / period) - (whole ? 0 : 1));
      gaps.push({ from: before, to: time, missing, long: elapsed > fail * period });
    }
    before = time;
  }
  return gaps;
}
