import type { AssetType } from '@vigie/kit';

/** A drop-off container, above ground, half-buried or buried. */
export const container: AssetType = {
  id: 'container',
  label: { fr: 'Colonne d’apport volontaire', en: 'Drop-off container' },
  properties: [
    {
      key: 'stream',
      label: { fr: 'Flux (verre, emballages, papiers, ordures)', en: 'Stream (glass, packaging, paper, residual)' },
      type: 'text',
      required: true,
    },
    { key: 'volume', label: { fr: 'Volume', en: 'Volume' }, unit: 'm3', type: 'number', min: 0.1, max: 20 },
    {
      key: 'dEmpty',
      label: { fr: 'Distance capteur – fond, colonne vide', en: 'Distance from sensor to content when empty' },
      unit: 'mm',
      type: 'number',
      min: 100,
      max: 10000,
      required: true,
      dated: true,
    },
    {
      key: 'dFull',
      label: { fr: 'Distance capteur – contenu, colonne pleine', en: 'Distance from sensor to content when full' },
      unit: 'mm',
      type: 'number',
      min: 0,
      max: 9000,
      required: true,
      dated: true,
    },
    { key: 'collector', label: { fr: 'Collecteur', en: 'Collector' }, type: 'text' },
  ],
};
