import type { Law } from './law.ts';
import { liftWith, resultOf } from './law.ts';

export const min: Law = {
  name: 'min',
  lift: (sample) => liftWith(sample, 0),
  lower: (state) => resultOf(state, state.low),
};
