import type { Law } from './law.ts';
import { liftWith, resultOf } from './law.ts';

/** A state of things: the last valid value says it all. */
export const lastValid: Law = {
  name: 'last-valid',
  lift: (sample) => liftWith(sample, 0),
  lower: (state) => resultOf(state, state.lastValue),
};
