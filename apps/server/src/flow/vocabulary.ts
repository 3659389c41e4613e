import type { Pack } from '@vigie/kit';
import { QUANTITIES } from '@vigie/kit';
import type { KnownModel, Vocabulary } from '#publish/api/new-device.ts';
import { readTerritoryMap } from '#publish/pages/territory.ts';
import { communeLocator } from '#publish/places/commune-locator.ts';

/** Models with the first type of asset of their pack on which what they measure, or gives, is used. */
function modelsOf(packs: readonly Pack[]): ReadonlyMap<string, KnownModel> {
  const known = packs.flatMap((pack) =>
    pack.devices.map((model): [string, KnownModel] => {
      const quantities = new Set(model.datastreams.map(({ quantity }) => quantity));
      const used = pack.rules.find(({ quantity, assetTypes }) => quantities.has(quantity) && assetTypes.length > 0);
      const assetType = used?.assetTypes[0] ?? pack.assetTypes[0]?.id ?? 'object';
      return [model.id, { model, domain: pack.id, assetType }];
    }),
  );
  return new Map(known);
}

/** What kit, the packs and the outlines of the territory declare, as registration needs it. */
export function vocabularyOf(packs: readonly Pack[], outlines?: URL): Vocabulary {
  const quantities = new Map(
    [...packs.flatMap((pack) => pack.quantities), ...QUANTITIES].map((quantity) => [quantity.key, quantity]),
  );
  const models = modelsOf(packs);
  const assetTypes = new Map(packs.flatMap((pack) => pack.assetTypes).map((type) => [type.id, type]));
  return {
    ...(outlines === undefined ? {} : { locate: communeLocator(readTerritoryMap(outlines)) }),
    model: (id) => models.get(id),
    assetType: (id) => assetTypes.get(id),
    mustDate: [...assetTypes.values()].flatMap(({ properties }) =>
      properties.flatMap(({ key, mustDate }) => (mustDate === true ? [key] : [])),
    ),
    properties(domain) {
      const used = packs.filter(({ id }) => domain === undefined || id === domain);
      const keys = used.flatMap((pack) => pack.assetTypes).flatMap((type) => type.properties.map(({ key }) => key));
      return [...new Set(keys)];
    },
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
