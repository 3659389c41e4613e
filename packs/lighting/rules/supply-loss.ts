import { defineRule } from '@vigie/kit';

/** The whole cabinet is without supply: one incident, whatever the number of lamps behind it. */
export const supplyLossRule = defineRule({
  id: 'lighting-supply-loss',
  label: { fr: 'Armoire sans alimentation', en: 'Cabinet without supply' },
  quantity: 'supplyLoss',
  assetTypes: ['cabinet'],
  test: { kind: 'threshold', thresholds: [1], hysteresis: 0.5, up: 1, down: 2 },
  priorities: ['high'],
  response: {
    title: { fr: 'Fiche réflexe : armoire sans alimentation', en: 'Response: cabinet without supply' },
    steps: [
      {
        fr: 'Regardez les armoires voisines : plusieurs coupées ensemble, c’est une panne du distributeur. Consultez Enedis.',
        en: 'Look at nearby cabinets: several off together is a grid outage. Consult Enedis.',
      },
      {
        fr: 'Armoire seule : pensez au disjoncteur général. Appelez l’astreinte éclairage, de nuit comme de jour.',
        en: 'Cabinet alone: think of the main breaker. Call the lighting duty officer, night or day.',
      },
      {
        fr: 'De nuit, signalez à la police municipale les carrefours et passages plongés dans le noir.',
        en: 'At night, tell the municipal police which junctions and crossings are dark.',
      },
      {
        fr: 'Les alarmes des lampes de cette armoire n’appellent aucune action à part.',
        en: 'Lamp alarms behind this cabinet call for no action of their own.',
      },
    ],
  },
});
