import { QUANTITIES } from './quantities.ts';
import type { Quantity } from './quantity.ts';

/** Finds a quantity by key; never fails. */
export type QuantityRegistry = (key: string) => Quantity;

/** A quantity nobody declared: shown as it came, never aggregated. */
const unknownQuantity = (key: string): Quantity => ({
  key,
  label: { fr: key, en: key },
  unit: '1',
  symbol: '',
  qudt: 'http://qudt.org/vocab/unit/UNITLESS',
  decimals: 2,
  law: 'none',
});

/** The kit's quantities with those of the installed packs. A pack cannot change one of the kit. */
export function createQuantityRegistry(added: readonly Quantity[] = []): QuantityRegistry {
  const known = new Map([...added, ...QUANTITIES].map((quantity) => [quantity.key, quantity]));
  return (key) => known.get(key) ?? unknownQuantity(key);
}

/** The kit's own quantities. */
export const quantityOf: QuantityRegistry = createQuantityRegistry();
