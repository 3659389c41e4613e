import type { LatestValue, PackSummary, Thing } from '../api/contract.ts';

/** The value that speaks first for an object: its domain's headline, else its first measure. */
export function headlineOf(thing: Pick<Thing, 'latest'>, pack: PackSummary | undefined): LatestValue | undefined {
  const measures = thing.latest.filter(({ role }) => role === 'measure');
  return measures.find(({ quantity }) => quantity === pack?.headline) ?? measures[0];
}
