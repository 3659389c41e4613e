import type { Pack, QuantityRegistry } from '@vigie/kit';
import type { Derivations } from '#store/new-device.ts';

/** What the packs compute value for value from a quantity on a type of asset. */
export function derivationsOf(packs: readonly Pack[], quantityOf: QuantityRegistry): Derivations {
  const each = packs.flatMap((pack) => pack.indicators).filter((indicator) => indicator.kind === 'each');
  return (quantity, assetType) =>
    each
      .filter((indicator) => indicator.from === quantity && indicator.assetTypes.includes(assetType))
      .map((indicator) => {
        const { unit, law } = quantityOf(indicator.quantity);
        return { indicator: indicator.id, quantity: indicator.quantity, unit, law };
      });
}
