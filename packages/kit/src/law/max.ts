import type { Law } from './law.ts';
import { liftWith, resultOf } from './law.ts';

export const max: Law = {
  name: 'max',
  lift: (sample) => liftWith(sample, 0),
  lower: (state) => resultOf(state, state.high),
};
