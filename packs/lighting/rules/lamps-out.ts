import { defineRule } from '@vigie/kit';

/** Two, then five lamps out behind one cabinet (house choice). */
export const lampsOutRule = defineRule({
  id: 'lighting-lamps-out',
  label: { fr: 'Lampes éteintes sur une armoire', en: 'Lamps out on a cabinet' },
  quantity: 'lampsOut',
  assetTypes: ['cabinet'],
  test: { kind: 'threshold', thresholds: [2, 5], hysteresis: 1, up: 2, down: 1 },
  priorities: ['low', 'medium'],
  response: {
    title: { fr: 'Fiche réflexe : lampes éteintes', en: 'Response: lamps out' },
    steps: [
      {
        fr: 'Comparez la puissance à celle de la même heure les nuits précédentes : chute nette ou lente usure ?',
        en: 'Compare the power with the same hour of previous nights: sharp drop or slow wear?',
      },
      {
        fr: 'Une chute nette de plusieurs lampes fait penser à un départ disjoncté : regardez l’état des contacts.',
        en: 'A sharp drop of several lamps suggests a tripped segment: look at the state of the contacts.',
      },
      {
        fr: 'Demandez une tournée de nuit sur le secteur et notez les points éteints.',
        en: 'Ask for a night round of the area and record the dark points.',
      },
    ],
  },
});
