import { defineRule } from '@vigie/kit';

/** Under 30 % (house choice): a gauge must outlast a storm. */
export const batteryRule = defineRule({
  id: 'water-battery',
  label: { fr: 'Batterie faible d’une station de niveau', en: 'Low battery of a level station' },
  quantity: 'batteryLevel',
  assetTypes: ['gauge'],
  test: { kind: 'threshold', thresholds: [30], hysteresis: 5, up: 3, down: 3, direction: 'down' },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : batterie faible', en: 'Response: low battery' },
    steps: [
      {
        fr: 'Faites changer la pile avant le prochain épisode de pluie, au plus tard sous 15 jours.',
        en: 'Have the battery changed before the next rain episode, within 15 days at most.',
      },
      {
        fr: 'Sur place, relevez l’échelle et comparez avec la mesure. Notez l’écart sur la fiche.',
        en: 'On site, read the staff gauge and compare with the measurement. Record the difference on the sheet.',
      },
    ],
  },
});
