import { defineRule } from '@vigie/kit';

/** Two hours without a movement: the microphone is blocked, or the meter repeats itself. */
export const stuckRule = defineRule({
  id: 'noise-stuck-station',
  label: { fr: 'Station de bruit figée', en: 'Stuck noise station' },
  quantity: 'levelSpread',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: [0.15], hysteresis: 0.3, up: 2, down: 2, direction: 'down' },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : station figée', en: 'Response: stuck station' },
    steps: [
      {
        fr: 'Ouvrez la courbe : un niveau à plat de jour comme de nuit n’est pas une rue calme.',
        en: 'Open the curve: a level that is flat day and night is not a quiet street.',
      },
      {
        fr: 'Redémarrez la station à distance si elle le permet ; sinon demandez une visite.',
        en: 'Restart the station from afar where it can be; else ask for a visit.',
      },
      {
        fr: 'Sur place : boule anti-vent, capsule, câble. Étalonnez avant de repartir.',
        en: 'On site: windscreen, capsule, cable. Calibrate before leaving.',
      },
      {
        fr: 'Excluez la période figée à l’écran Qualité si les essais ne l’ont pas déjà écartée.',
        en: 'Exclude the stuck period on the Quality screen if the tests have not already set it aside.',
      },
    ],
  },
});
