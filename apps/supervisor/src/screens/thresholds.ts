import type { ChartThreshold } from '@vigie/ui/chart';
import type { PackSummary, QuantitySummary, ThingSheet } from '../api/contract.ts';
import { isState, measure } from '../words/format.ts';
import type { Language } from '../words/words.ts';

/** Levels of the rules that watch a quantity of this object: numbers of the rule, or properties of the object. */
export function thresholdsOf(
  thing: ThingSheet,
  { pack, quantity }: { pack: PackSummary | undefined; quantity: QuantitySummary },
  language: Language,
): readonly ChartThreshold[] {
  if (pack === undefined || isState(quantity)) return [];
  const properties = pack.assetTypes.find(({ id }) => id === thing.assetType)?.properties ?? [];
  const rules = pack.rules.filter(
    (rule) => rule.quantity === quantity.key && rule.assetTypes.includes(thing.assetType),
  );
  return rules.flatMap(({ label, thresholds }) =>
    thresholds.flatMap((threshold) => {
      const value = typeof threshold === 'number' ? threshold : thing.properties[threshold];
      const name = properties.find(({ key }) => key === threshold)?.label ?? label;
      if (typeof value !== 'number') return [];
      return [{ value, name: `${name[language]}, ${measure(value, quantity, language)}` }];
    }),
  );
}
