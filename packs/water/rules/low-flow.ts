import { defineRule } from '@vigie/kit';

/** The three discharges of the drought order, downward. A day of readings each way: low water is slow. */
export const lowFlowRule = defineRule({
  id: 'water-low-flow',
  label: { fr: 'Étiage', en: 'Low flow' },
  quantity: 'discharge',
  assetTypes: ['gauge'],
  test: {
    kind: 'threshold',
    thresholds: ['lowFlow1', 'lowFlow2', 'lowFlow3'],
    hysteresis: 0.02,
    up: 24,
    down: 48,
    direction: 'down',
  },
  priorities: ['low', 'medium', 'medium'],
  response: {
    title: { fr: 'Fiche réflexe : étiage', en: 'Response: low flow' },
    steps: [
      {
        fr: 'Vérifiez que la sonde est dans l’eau et que la courbe de tarage couvre cette hauteur.',
        en: 'Check that the probe is in the water and that the rating curve covers this stage.',
      },
      {
        fr: 'Comparez avec l’arrêté sécheresse en vigueur (vigieau.gouv.fr). Lui seul impose des restrictions.',
        en: 'Compare with the drought order in force (vigieau.gouv.fr). It alone imposes restrictions.',
      },
      {
        fr: 'Prévenez le service de l’État chargé de la police de l’eau et les préleveurs conventionnés.',
        en: 'Tell the State service in charge of water police and the abstractors under agreement.',
      },
      {
        fr: 'Regardez l’oxygène et la température des sondes voisines : le poisson souffre d’abord.',
        en: 'Look at oxygen and temperature of the probes nearby: fish suffer first.',
      },
    ],
  },
});
