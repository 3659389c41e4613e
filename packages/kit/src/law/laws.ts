import type { Sample } from '../sample.ts';
import type { LawName, Quantity } from '../quantity.ts';
import { energyMean } from './energy-mean.ts';
import { lastValid } from './last-valid.ts';
import type { Law, LawResult, LawState } from './law.ts';
import { EMPTY_STATE, mergeStates } from './law.ts';
import { max } from './max.ts';
import { meanByDuration } from './mean-by-duration.ts';
import { medianLaw } from './median.ts';
import { meterDifference } from './meter-difference.ts';
import { min } from './min.ts';
import { ratioOfSums } from './ratio-of-sums.ts';
import { sum } from './sum.ts';
import { vectorMean } from './vector-mean.ts';

const LAWS: Readonly<Record<Exclude<LawName, 'none'>, Law>> = {
  'energy-mean': energyMean,
  sum,
  'mean-by-duration': meanByDuration,
  'last-valid': lastValid,
  'meter-difference': meterDifference,
  'ratio-of-sums': ratioOfSums,
  'vector-mean': vectorMean,
  median: medianLaw,
  min,
  max,
};

/** The law of a name; absent for a quantity that is never aggregated. */
export function lawOf(name: LawName): Law | undefined {
  return name === 'none' ? undefined : LAWS[name];
}

/** State of many values: what merging them one by one gives. For `meter-difference` give increments. */
export function liftAll(law: Law, samples: readonly Sample[], decimals: number): LawState {
  // One histogram for all: merging maps one value at a time would copy them each time.
  const histogram = new Map<number, number>();
  let state = EMPTY_STATE;
  for (const sample of samples) {
    const lifted = law.lift(sample, decimals);
    for (const [value, count] of lifted.histogram ?? []) histogram.set(value, (histogram.get(value) ?? 0) + count);
    state = mergeStates(state, lifted.histogram ? { ...lifted, histogram: undefined } : lifted);
  }
  return histogram.size > 0 ? { ...state, histogram } : state;
}

/** The quantity's own figure over values; absent where there are none or where it is never aggregated. */
export function aggregate(quantity: Quantity, samples: readonly Sample[]): LawResult | undefined {
  const law = lawOf(quantity.law);
  return law?.lower(liftAll(law, samples, quantity.decimals));
}
