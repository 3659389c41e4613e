import type { AssetType } from '@vigie/kit';

/** Where the water itself is measured. */
export const waterQualityProbe: AssetType = {
  id: 'waterQualityProbe',
  label: { fr: 'Sonde de qualité de l’eau', en: 'Water quality probe' },
  properties: [
    { key: 'river', label: { fr: 'Cours d’eau', en: 'River' }, type: 'text' },
    { key: 'upstreamStation', label: { fr: 'Station amont', en: 'Upstream station' }, type: 'text' },
    {
      key: 'levelStation',
      label: { fr: 'Station de niveau voisine', en: 'Level station beside' },
      type: 'text',
    },
    {
      key: 'fishContext',
      label: { fr: 'Contexte piscicole (cyprinid, salmonid)', en: 'Fish context (cyprinid, salmonid)' },
      type: 'text',
      fault: (text) =>
        text === 'cyprinid' || text === 'salmonid'
          ? undefined
          : { fr: 'Écrivez « cyprinid » ou « salmonid ».', en: 'Write “cyprinid” or “salmonid”.' },
    },
    {
      key: 'immersion',
      label: { fr: 'Profondeur de pose', en: 'Depth of the probe' },
      unit: 'm',
      type: 'number',
      min: 0,
      max: 10,
      dated: true,
    },
    { key: 'lastCleaning', label: { fr: 'Dernier nettoyage', en: 'Last cleaning' }, type: 'text', dated: true },
  ],
};
