import type { Observation } from '@vigie/kit';
import { reasonMask } from '@vigie/kit';

/** Reason bit of values whose clock is ahead: their time says nothing about which value is the newest. */
export const AHEAD = reasonMask(['clock-future']);

export const isAhead = ({ reasons }: Pick<Observation, 'reasons'>): boolean => (reasons & AHEAD) !== 0;
