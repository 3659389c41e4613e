import type { Sample } from '../pack/indicator-definition.ts';
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

/** State of many values. For `meter-difference` give increments. */
export function liftAll(law: Law, samples: readonly Sample[], decimals: number): LawState {
  let state = EMPTY_STATE;
  for (const sample of samples) state = mergeStates(state, law.lift(sample, decimals));
  return state;
}

/** The quantity's own figure over values; absent where there are none or where it is never aggregated. */
export function aggregate(quantity: Quantity, samples: readonly Sample[]): LawResult | undefined {
  const law = lawOf(quantity.law);
  return law?.lower(liftAll(law, samples, quantity.decimals));
}
