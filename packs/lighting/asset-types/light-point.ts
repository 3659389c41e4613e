import type { AssetType } from '@vigie/kit';

/** A light point with its own controller, or a segment behind one. */
export const lightPoint: AssetType = {
  id: 'lightPoint',
  label: { fr: 'Point lumineux', en: 'Light point' },
  properties: [
    {
      key: 'nominalPower',
      label: { fr: 'Puissance à 100 %', en: 'Power at 100 %' },
      unit: 'W',
      type: 'number',
      min: 1,
      max: 5000,
      required: true,
      dated: true,
    },
    {
      key: 'standbyPower',
      label: { fr: 'Puissance en veille', en: 'Standby power' },
      unit: 'W',
      type: 'number',
      min: 0,
      max: 50,
    },
    { key: 'cabinet', label: { fr: 'Armoire', en: 'Cabinet' }, type: 'text' },
    {
      key: 'colourTemperature',
      label: { fr: 'Température de couleur', en: 'Colour temperature' },
      unit: 'K',
      type: 'number',
      min: 1700,
      max: 6500,
      dated: true,
    },
  ],
};
