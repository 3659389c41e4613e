import type { Law } from './law.ts';
import { liftWith, resultOf } from './law.ts';

/** Counts: s1 = Σ v. A sum of nothing is absent, never zero. */
export const sum: Law = {
  name: 'sum',
  lift: (sample) => liftWith(sample, sample.value),
  lower: (state) => resultOf(state, state.s1),
};
