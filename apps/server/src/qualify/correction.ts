import type { Instant } from '@vigie/kit';

export type CorrectionKind = 'invalidate' | 'correct' | 'validate' | 'exclude';

/** What a person says of a period of a series: times of measure from `from`, before `to`. */
export interface Correction {
  readonly kind: CorrectionKind;
  readonly from: Instant;
  readonly to: Instant;
  /** adjusted = value × factor + offset. */
  readonly factor: number;
  readonly offset: number;
  /** Values put in place of what was measured, read on the line between them; nothing outside the first and the last. */
  readonly replacement?: readonly (readonly [time: Instant, value: number])[];
}

/** The one that holds at a time: the newest. `corrections` are in the order they were made. */
export function correctionAt(corrections: readonly Correction[], time: Instant): Correction | undefined {
  return corrections.findLast(({ from, to }) => time >= from && time < to);
}

/** On the line between the two nearest points; a lone point holds for the whole period. */
function onTheLine(points: NonNullable<Correction['replacement']>, time: Instant): number | undefined {
  const [only, second] = points;
  if (only !== undefined && second === undefined) return only[1];
  const after = points.findIndex(([at]) => at >= time);
  const [end, start] = [points[after], points[Math.max(0, after - 1)]];
  if (end === undefined || start === undefined) return undefined;
  if (end[0] === time) return end[1];
  if (after === 0) return undefined;
  return start[1] + ((end[1] - start[1]) * (time - start[0])) / (end[0] - start[0]);
}

/** The value a `correct` correction gives; undefined where it says nothing of that time. */
export function corrected(value: number, time: Instant, correction: Correction): number | undefined {
  const { replacement, factor, offset } = correction;
  if (replacement !== undefined && replacement.length > 0) return onTheLine(replacement, time);
  return value * factor + offset;
}

/** True for values that were not measured but put in place. */
export const isEstimate = ({ kind, replacement }: Correction): boolean =>
  kind === 'correct' && replacement !== undefined && replacement.length > 0;
