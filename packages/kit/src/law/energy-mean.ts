import { soundEnergy, soundLevel } from '../noise.ts';
import type { Law } from './law.ts';
import { liftWith, resultOf, weightOf } from './law.ts';

/** Decibels: mean of the energy, weighted by duration. s1 = Σ w·10^(L/10). */
export const energyMean: Law = {
  name: 'energy-mean',
  lift: (sample) => liftWith(sample, weightOf(sample) * soundEnergy(sample.value)),
  lower: (state) => resultOf(state, soundLevel(state.s1 / state.weight)),
};
