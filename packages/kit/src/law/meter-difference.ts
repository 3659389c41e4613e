import type { Law } from './law.ts';
import { liftWith, resultOf } from './law.ts';

/** Energy and cumulated counts. Takes increments (see `increments`), never the readings of the meter. s1 = Σ increments. */
export const meterDifference: Law = {
  name: 'meter-difference',
  lift: (sample) => liftWith(sample, sample.value),
  lower: (state) => resultOf(state, state.s1),
};
