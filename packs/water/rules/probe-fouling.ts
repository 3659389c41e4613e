import { defineRule } from '@vigie/kit';

/** Twice its usual floor for four days (house choice): floods pass, a film stays. */
export const probeFoulingRule = defineRule({
  id: 'water-probe-fouling',
  label: { fr: 'Sonde de turbidité à nettoyer', en: 'Turbidity probe to clean' },
  quantity: 'turbidityFloor',
  assetTypes: ['waterQualityProbe'],
  test: { kind: 'threshold', thresholds: [2], hysteresis: 0.4, up: 4, down: 2 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : sonde encrassée', en: 'Response: fouled probe' },
    steps: [
      {
        fr: 'Regardez la hauteur et la pluie des derniers jours : une longue crue relève aussi le fond.',
        en: 'Look at stage and rain of the last days: a long flood lifts the floor too.',
      },
      {
        fr: 'Faites nettoyer l’optique et la cage. Notez la date sur la fiche (« Dernier nettoyage »).',
        en: 'Have the optics and the cage cleaned. Record the date on the sheet (“Last cleaning”).',
      },
      {
        fr: 'Comparez avant et après : si le fond redescend, invalidez la période encrassée. Sinon, faites étalonner.',
        en: 'Compare before and after: if the floor comes down, invalidate the fouled period. If not, have it calibrated.',
      },
    ],
  },
});
