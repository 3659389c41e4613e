import type { Law } from './law.ts';
import { liftWith, resultOf, weightOf } from './law.ts';

const RAD = Math.PI / 180;
// Directions that cancel out have no mean: below this share of the weight the sum is rounding noise.
const NO_DIRECTION = 1e-9;

/** Directions in degrees: mean of the unit vectors. s1 = Σ w·sin, s2 = Σ w·cos. */
export const vectorMean: Law = {
  name: 'vector-mean',
  lift: (sample) => {
    const weight = weightOf(sample);
    return liftWith(sample, weight * Math.sin(sample.value * RAD), weight * Math.cos(sample.value * RAD));
  },
  lower: (state) => {
    if (Math.hypot(state.s1, state.s2) <= NO_DIRECTION * state.weight) return undefined;
    const degrees = Math.atan2(state.s1, state.s2) / RAD;
    return resultOf(state, (degrees + 360) % 360);
  },
};
