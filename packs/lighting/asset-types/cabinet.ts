import type { AssetType } from '@vigie/kit';

/** A lighting cabinet: it feeds and meters its light points. */
export const cabinet: AssetType = {
  id: 'cabinet',
  label: { fr: 'Armoire d’éclairage', en: 'Lighting cabinet' },
  properties: [
    {
      key: 'installedPower',
      label: { fr: 'Puissance installée des lampes', en: 'Installed lamp power' },
      unit: 'W',
      type: 'number',
      min: 1,
      max: 200000,
      required: true,
      dated: true,
    },
    {
      key: 'lampCount',
      label: { fr: 'Nombre de lampes', en: 'Number of lamps' },
      unit: '1',
      type: 'number',
      min: 1,
      max: 2000,
      required: true,
      dated: true,
    },
    {
      key: 'extinctionOrder',
      label: { fr: 'Arrêté municipal d’extinction', en: 'Municipal switch-off order' },
      type: 'text',
      dated: true,
    },
    { key: 'meterNumber', label: { fr: 'Point de livraison', en: 'Delivery point' }, type: 'text' },
  ],
};
