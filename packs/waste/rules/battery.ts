import { defineRule } from '@vigie/kit';

/** Under 20 % (house choice). */
export const batteryRule = defineRule({
  id: 'waste-battery',
  label: { fr: 'Batterie faible d’un capteur de colonne', en: 'Low battery of a container sensor' },
  quantity: 'batteryLevel',
  assetTypes: ['container'],
  test: { kind: 'threshold', thresholds: [20], hysteresis: 5, up: 3, down: 3, direction: 'down' },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : batterie faible', en: 'Response: low battery' },
    steps: [
      {
        fr: 'Inscrivez le capteur à la prochaine tournée de maintenance, dans les 30 jours.',
        en: 'Put the sensor on the next maintenance round, within 30 days.',
      },
      {
        fr: 'Changez la pile, mesurez la distance à vide et mettez la fiche à jour.',
        en: 'Change the battery, measure the empty distance and update the sheet.',
      },
    ],
  },
});
