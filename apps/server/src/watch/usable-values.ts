import { knownTime } from '@vigie/kit';
import type { Instant, Observation } from '@vigie/kit';
import type { TimedValue } from './alarm-store.ts';

export const inOrder = <T extends { readonly time: Instant }>(values: readonly T[]): T[] =>
  values.toSorted((a, b) => a.time - b.time);

/**
 * Values that may be used, in the order they could be known: a level over a quarter of an hour is known at its end. A
 * suspect one counts: a fast rise may be the flood.
 */
export function usable(observations: readonly Observation[]): TimedValue[] {
  return inOrder(
    observations.flatMap((observation) =>
      observation.adjusted === undefined ? [] : [{ time: knownTime(observation), value: observation.adjusted }],
    ),
  );
}
