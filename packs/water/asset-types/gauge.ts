import type { AssetProperty, AssetType } from '@vigie/kit';

const threshold = (level: 1 | 2 | 3): AssetProperty => ({
  key: `threshold${level}`,
  label: { fr: `Repère ${level}`, en: `Local level ${level}` },
  unit: 'm',
  type: 'number',
  min: -2,
  max: 20,
  dated: true,
});

/** A level station of the authority. Its three levels are local marks, never the State's vigilance. */
export const gauge: AssetType = {
  id: 'gauge',
  label: { fr: 'Station de niveau', en: 'Level station' },
  properties: [
    {
      key: 'sensorElevation',
      label: { fr: 'Altitude du capteur (NGF-IGN69)', en: 'Elevation of the sensor (NGF-IGN69)' },
      unit: 'm',
      type: 'number',
      min: -10,
      max: 3000,
      required: true,
      dated: true,
    },
    {
      key: 'zeroElevation',
      label: { fr: 'Altitude du zéro d’échelle (NGF-IGN69)', en: 'Elevation of the gauge zero (NGF-IGN69)' },
      unit: 'm',
      type: 'number',
      min: -10,
      max: 3000,
      required: true,
      dated: true,
    },
    threshold(1),
    threshold(2),
    threshold(3),
    {
      key: 'lowWaterStage',
      label: {
        fr: 'Hauteur d’étiage (en dessous, une valeur figée est admise)',
        en: 'Low-water stage (below it a still value is true)',
      },
      unit: 'm',
      type: 'number',
      min: -2,
      max: 20,
      dated: true,
    },
    { key: 'upstreamStation', label: { fr: 'Station amont', en: 'Upstream station' }, type: 'text' },
    { key: 'river', label: { fr: 'Cours d’eau', en: 'River' }, type: 'text' },
    { key: 'section', label: { fr: 'Tronçon', en: 'Reach' }, type: 'text' },
  ],
};
