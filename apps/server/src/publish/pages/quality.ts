import type { Completeness, Flag, FlagReason } from '@vigie/kit';

/** The three classes a resident sees, and `unchecked` for a value no test has looked at. */
export type Quality = 'good' | 'partial' | 'invalid' | 'missing' | 'unchecked';

/** Least coverage of an aggregate that is published without reserve, and least one published at all (§1.1). */
const GOOD_COVERAGE = 0.75;
const LEAST_COVERAGE = 0.5;

interface Judged {
  readonly flag: Flag;
  readonly reasons?: readonly FlagReason[];
  readonly coverage?: number;
}

const BY_FLAG: Readonly<Record<Flag, Quality>> = {
  1: 'good',
  2: 'unchecked',
  3: 'partial',
  4: 'invalid',
  9: 'missing',
};

/** Quality of a value from its flag, its reasons and the share of time it stands on. */
export function qualityOf({ flag, reasons = [], coverage = 1 }: Judged): Quality {
  const quality = BY_FLAG[flag];
  if (quality === 'invalid' || quality === 'missing') return quality;
  if (coverage < LEAST_COVERAGE) return 'missing';
  return coverage < GOOD_COVERAGE || reasons.includes('estimated') ? 'partial' : quality;
}

export function completenessQuality(completeness: Completeness): Quality {
  return completeness === 'none' ? 'missing' : completeness;
}
