import type { AssetType } from '@vigie/kit';

/** A place where noise is measured. */
export const noiseMast: AssetType = {
  id: 'noiseMast',
  label: { fr: 'Station de bruit', en: 'Noise station' },
  properties: [
    {
      key: 'microphoneHeight',
      label: { fr: 'Hauteur du microphone', en: 'Microphone height' },
      unit: 'm',
      type: 'number',
      min: 1,
      max: 15,
      required: true,
      dated: true,
    },
    {
      key: 'facadeDistance',
      label: { fr: 'Distance à la façade', en: 'Distance to the façade' },
      unit: 'm',
      type: 'number',
      min: 0,
      max: 100,
      dated: true,
    },
    {
      key: 'instrumentClass',
      label: { fr: 'Classe de l’instrument (1, 2 ou indicatif)', en: 'Instrument class (1, 2 or indicative)' },
      type: 'text',
      dated: true,
    },
    {
      key: 'municipalLevel',
      label: { fr: 'Seuil fixé par la commune (LAeq)', en: 'Level set by the commune (LAeq)' },
      unit: 'dB[SPL]',
      type: 'number',
      min: 40,
      max: 110,
      dated: true,
    },
    {
      key: 'lastCalibration',
      label: { fr: 'Dernier étalonnage', en: 'Last calibration' },
      type: 'text',
      dated: true,
    },
  ],
};
