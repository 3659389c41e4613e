/** Quality flag, as QARTOD: 1 pass, 2 not evaluated, 3 suspect, 4 fail, 9 missing. */
export type Flag = 1 | 2 | 3 | 4 | 9;

export const PASS: Flag = 1;
export const NOT_EVALUATED: Flag = 2;
export const SUSPECT: Flag = 3;
export const FAIL: Flag = 4;
export const MISSING: Flag = 9;

/** Why a value has its flag. Stored as bits of a 15-bit mask in this order: only ever append. */
export const FLAG_REASONS = [
  'not-a-number',
  'sensor-range',
  'site-range',
  'clock-future',
  'clock-ancient',
  'spike',
  'rate-of-change',
  'stuck',
  'gap',
  'cross-check',
  'same-time',
  'source-suspect',
  'estimated',
  'by-person',
  'device-fault',
] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

const precedence: Readonly<Record<Flag, number>> = { 9: 0, 2: 1, 1: 2, 3: 3, 4: 4 };

/** Roll-up of flags: 9 < 2 < 1 < 3 < 4, so one real failure dominates and "not evaluated" never hides a pass. */
export function worstFlag(a: Flag, b: Flag): Flag {
  return precedence[b] > precedence[a] ? b : a;
}

/** Reasons to the stored mask. */
export function reasonMask(reasons: readonly FlagReason[]): number {
  let mask = 0;
  for (const reason of reasons) mask |= 1 << FLAG_REASONS.indexOf(reason);
  return mask;
}

/** The stored mask to reasons, in the order of the list. */
export function maskReasons(mask: number): FlagReason[] {
  return FLAG_REASONS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

/** Both together: the source itself has taken the value back, as wrong or for another one. Such a value is not used. */
export const DISOWNED: number = reasonMask(['source-suspect', 'device-fault']);

export const isDisowned = (reasons: number): boolean => (reasons & DISOWNED) === DISOWNED;
