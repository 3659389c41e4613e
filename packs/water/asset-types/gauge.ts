import { parseRatings, ratingsDifferFrom } from '@vigie/kit';
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

/** Discharges of the drought order of the département (arrêté-cadre sécheresse), lowest last. */
const lowFlow = (level: 1 | 2 | 3, fr: string, en: string): AssetProperty => ({
  key: `lowFlow${level}`,
  label: { fr: `Débit d’étiage : ${fr}`, en: `Low flow: ${en}` },
  unit: 'm3/s',
  type: 'number',
  min: 0,
  max: 1000,
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
      mustDate: true,
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
      mustDate: true,
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
    {
      key: 'ratingCurves',
      label: {
        fr: 'Courbes de tarage (« v2 2025-10-01.. : 0.30..1.33 a=8.4 h0=0.21 b=1.72 »)',
        en: 'Rating curves (“v2 2025-10-01.. : 0.30..1.33 a=8.4 h0=0.21 b=1.72”)',
      },
      type: 'text',
      dated: true,
      fault(text) {
        const read = parseRatings(text);
        return read.ok ? undefined : read.fault;
      },
      differsFrom: ratingsDifferFrom,
    },
    lowFlow(1, 'seuil d’alerte', 'alert'),
    lowFlow(2, 'alerte renforcée', 'heightened alert'),
    lowFlow(3, 'crise', 'crisis'),
    {
      key: 'levelsSource',
      label: { fr: 'Source des repères (plan communal de sauvegarde)', en: 'Source of the levels (safeguard plan)' },
      type: 'text',
    },
    { key: 'upstreamStation', label: { fr: 'Station amont', en: 'Upstream station' }, type: 'text' },
    {
      key: 'vigilanceSection',
      label: { fr: 'Tronçon de vigilance de l’État (objet)', en: 'Vigilance section of the State (object)' },
      type: 'text',
    },
    { key: 'river', label: { fr: 'Cours d’eau', en: 'River' }, type: 'text' },
    { key: 'section', label: { fr: 'Tronçon', en: 'Reach' }, type: 'text' },
  ],
};
