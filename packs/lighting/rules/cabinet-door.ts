import { defineRule } from '@vigie/kit';

/** An open cabinet is live parts within reach. One reading is enough. */
export const cabinetDoorRule = defineRule({
  id: 'lighting-cabinet-door',
  label: { fr: 'Porte d’armoire ouverte', en: 'Cabinet door open' },
  quantity: 'doorOpen',
  assetTypes: ['cabinet'],
  test: { kind: 'threshold', thresholds: [1], hysteresis: 0.5, up: 1, down: 1 },
  priorities: ['high'],
  response: {
    title: { fr: 'Fiche réflexe : porte d’armoire ouverte', en: 'Response: cabinet door open' },
    steps: [
      {
        fr: 'Vérifiez les bons de travail du jour et appelez l’équipe : si elle est sur place, notez-le et acquittez.',
        en: 'Check today’s work orders and call the crew: if it is on site, record it and acknowledge.',
      },
      {
        fr: 'Sinon, il y a un risque d’électrocution et de vol. Appelez l’astreinte éclairage sans attendre.',
        en: 'Otherwise there is a risk of electrocution and theft. Call the lighting duty officer at once.',
      },
      {
        fr: 'Si un passant est signalé près de l’armoire, appelez la police municipale. Personne n’intervient seul.',
        en: 'If someone is reported near the cabinet, call the municipal police. Nobody goes alone.',
      },
      {
        fr: 'Surveillez la puissance : une chute peut indiquer un vol de câble, une hausse un branchement sauvage.',
        en: 'Watch the power: a drop may mean cable theft, a rise an illegal connection.',
      },
    ],
  },
});
