import { defineRule } from '@vigie/kit';

/** Under 20 % (house choice). */
export const batteryRule = defineRule({
  id: 'noise-battery',
  label: { fr: 'Batterie faible d’une station de bruit', en: 'Low battery of a noise station' },
  quantity: 'batteryLevel',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: [20], hysteresis: 5, up: 3, down: 3, direction: 'down' },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : batterie faible', en: 'Response: low battery' },
    steps: [
      {
        fr: 'Inscrivez la station à la prochaine tournée de maintenance, dans les 30 jours.',
        en: 'Put the station on the next maintenance round, within 30 days.',
      },
      {
        fr: 'Changez la pile, puis notez le remplacement sur la fiche de la station.',
        en: 'Change the battery, then record the replacement on the station sheet.',
      },
    ],
  },
});
