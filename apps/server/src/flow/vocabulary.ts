import type { Pack } from '@vigie/kit';
import { QUANTITIES } from '@vigie/kit';
import type { Vocabulary } from '#publish/api/new-device.ts';

/** What kit and the packs declare, as registration needs it. */
export function vocabularyOf(packs: readonly Pack[]): Vocabulary {
  const quantities = new Map(
    [...packs.flatMap((pack) => pack.quantities), ...QUANTITIES].map((quantity) => [quantity.key, quantity]),
  );
  return {
    quantity: (key) => quantities.get(key),
    domainOf(quantity) {
      for (const pack of packs) {
        const model = pack.devices.some((device) =>
          device.datastreams.some((datastream) => datastream.quantity === quantity),
        );
        const indicator = pack.indicators.find(
          (candidate) => candidate.from === quantity || candidate.quantity === quantity,
        );
        const assetType = indicator?.kind === 'each' ? indicator.assetTypes[0] : pack.assetTypes[0]?.id;
        if ((model || indicator !== undefined) && assetType !== undefined) return { domain: pack.id, assetType };
      }
      return undefined;
    },
  };
}
