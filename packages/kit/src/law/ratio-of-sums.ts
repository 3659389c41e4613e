import type { LawState } from './law.ts';
import type { Law } from './law.ts';
import { liftWith, resultOf, weightOf } from './law.ts';
import type { Sample } from '../sample.ts';

/** Shares in %: Σ numerators over Σ denominators. s1 = numerators, s2 = denominators; a bare share weighs its duration. */
export const ratioOfSums: Law = {
  name: 'ratio-of-sums',
  lift: (sample) => liftRatio(sample, { part: (sample.value / 100) * weightOf(sample), whole: weightOf(sample) }),
  lower: (state) => resultOf(state, (100 * state.s1) / state.s2),
};

/** State of a share whose numerator and denominator are known. */
export function liftRatio(sample: Sample, ratio: { readonly part: number; readonly whole: number }): LawState {
  return liftWith(sample, ratio.part, ratio.whole);
}
