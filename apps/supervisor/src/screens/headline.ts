import type { LatestValue, PackSummary, Territory, Thing } from '../api/contract.ts';
import { quantityOf } from '../api/territory.ts';
import type { Language } from '../words/words.ts';

/** The value that speaks first for an object: its domain's headline, else its first measure. */
export function headlineOf(thing: Pick<Thing, 'latest'>, pack: PackSummary | undefined): LatestValue | undefined {
  const measures = thing.latest.filter(({ role }) => role === 'measure');
  return measures.find(({ quantity }) => quantity === pack?.headline) ?? measures[0];
}

/** Name of a series: its quantity, with its field where the object has two of them. */
export function seriesName(
  thing: Pick<Thing, 'latest'>,
  value: LatestValue,
  { territory, language }: { territory: Territory; language: Language },
): string {
  const name = quantityOf(territory, value.quantity).label[language];
  const alone = thing.latest.filter(({ quantity }) => quantity === value.quantity).length === 1;
  return alone ? name : `${name} (${value.field})`;
}
