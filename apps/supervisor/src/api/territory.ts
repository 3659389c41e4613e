import { createContext, useContext } from 'react';
import type { PackSummary, QuantitySummary, Territory } from './contract.ts';

const NOTHING: Territory = { name: '', demonstration: false, packs: [], quantities: [], rules: [] };

export const TerritoryContext = createContext<Territory>(NOTHING);
export const useTerritory = (): Territory => useContext(TerritoryContext);

export function packOf(territory: Territory, id: string): PackSummary | undefined {
  return territory.packs.find((pack) => pack.id === id);
}

/** How a quantity is written; a quantity nobody declared shows its key and two decimals. */
export function quantityOf(territory: Territory, key: string): QuantitySummary {
  const known = territory.quantities.find((quantity) => quantity.key === key);
  return known ?? { key, label: { fr: key, en: key }, unit: '', symbol: '', qudt: '', decimals: 2, law: 'none' };
}

export function ruleOf(territory: Territory, id: string): PackSummary['rules'][number] | undefined {
  for (const pack of territory.packs) {
    const rule = pack.rules.find((candidate) => candidate.id === id);
    if (rule !== undefined) return rule;
  }
  return territory.rules.find((candidate) => candidate.id === id);
}
