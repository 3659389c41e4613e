import type { Law } from './law.ts';
import { liftWith, resultOf, weightOf } from './law.ts';

/** Mean weighted by the time each value stands for. s1 = Σ w·v. */
export const meanByDuration: Law = {
  name: 'mean-by-duration',
  lift: (sample) => liftWith(sample, weightOf(sample) * sample.value),
  lower: (state) => resultOf(state, state.s1 / state.weight),
};
