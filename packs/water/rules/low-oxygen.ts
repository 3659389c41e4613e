import { defineRule } from '@vigie/kit';

/** Under 4 mg/L (house choice): fish suffer. The low comes at dawn. */
export const lowOxygenRule = defineRule({
  id: 'water-low-oxygen',
  label: { fr: 'Oxygène dissous trop bas', en: 'Dissolved oxygen too low' },
  quantity: 'dissolvedOxygen',
  assetTypes: ['waterQualityProbe'],
  test: { kind: 'threshold', thresholds: [4], hysteresis: 0.5, up: 2, down: 3, direction: 'down' },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : oxygène trop bas', en: 'Response: oxygen too low' },
    steps: [
      {
        fr: 'Regardez l’heure : un creux à l’aube en été est courant. Un creux de jour ne l’est pas.',
        en: 'Look at the time: a low at dawn in summer is common. A low by day is not.',
      },
      {
        fr: 'Regardez la turbidité et la conductivité : si elles ont sauté en même temps, pensez à un rejet.',
        en: 'Look at turbidity and conductivity: if they jumped together, think of a discharge.',
      },
      {
        fr: 'Vérifiez la date du dernier nettoyage de la sonde : un film biologique abaisse la mesure.',
        en: 'Check when the probe was last cleaned: a biofilm lowers the reading.',
      },
      {
        fr: 'Si le rejet est probable, appelez l’exploitant d’assainissement et l’Office français de la biodiversité.',
        en: 'If a discharge is likely, call the sewerage operator and the Office français de la biodiversité.',
      },
    ],
  },
});
