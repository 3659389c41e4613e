import { defineRule } from '@vigie/kit';

/** Lamps lit by day. */
export const dayBurningRule = defineRule({
  id: 'lighting-day-burning',
  label: { fr: 'Allumage diurne', en: 'Burning by day' },
  quantity: 'dayBurning',
  assetTypes: ['cabinet', 'lightPoint'],
  test: { kind: 'threshold', thresholds: [1], hysteresis: 0.5, up: 1, down: 1 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : allumage diurne', en: 'Response: burning by day' },
    steps: [
      {
        fr: 'Vérifiez qu’aucune intervention n’est en cours : les équipes allument de jour pour contrôler.',
        en: 'Check that no work is under way: crews light by day to check.',
      },
      {
        fr: 'Regardez si un forçage sans date de fin a été posé sur l’armoire, et retirez-le.',
        en: 'See whether an override without an end was set on the cabinet, and remove it.',
      },
      {
        fr: 'Sinon, pensez à l’horloge astronomique ou au contacteur collé : demandez une visite dans la journée.',
        en: 'Otherwise think of the astronomical clock or a stuck contactor: ask for a visit today.',
      },
    ],
  },
});
