import { defineRule } from '@vigie/kit';

/** The lamp did not light. */
export const lampFailureRule = defineRule({
  id: 'lighting-lamp-failure',
  label: { fr: 'Panne de lampe', en: 'Lamp failure' },
  quantity: 'lampFailure',
  assetTypes: ['lightPoint'],
  test: { kind: 'threshold', thresholds: [1], hysteresis: 0.5, up: 1, down: 1 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : panne de lampe', en: 'Response: lamp failure' },
    steps: [
      {
        fr: 'Regardez l’armoire : si elle est coupée ou si tout le départ est éteint, traitez l’armoire d’abord.',
        en: 'Look at the cabinet: if it is off or the whole segment is dark, deal with the cabinet first.',
      },
      {
        fr: 'Passage piéton, arrêt de bus, carrefour : demandez l’intervention sous 24 h. Ailleurs, à la tournée suivante.',
        en: 'Crossing, bus stop, junction: ask for a visit within 24 h. Elsewhere, on the next round.',
      },
      {
        fr: 'Rapprochez les signalements des habitants au même endroit avant d’ouvrir un bon.',
        en: 'Match residents’ reports at the same place before opening a work order.',
      },
      {
        fr: 'Après réparation, vérifiez la puissance le soir même, puis clôturez.',
        en: 'After the repair, check the power the same evening, then close.',
      },
    ],
  },
});
