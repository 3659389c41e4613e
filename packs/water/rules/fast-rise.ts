import { defineRule } from '@vigie/kit';

/** 30 then 60 cm/h (house choice): in a small Mediterranean basin the warning is a matter of tens of minutes. */
export const fastRiseRule = defineRule({
  id: 'water-fast-rise',
  label: { fr: 'Montée rapide', en: 'Fast rise' },
  quantity: 'riseRate',
  assetTypes: ['gauge'],
  test: { kind: 'threshold', thresholds: [30, 60], hysteresis: 10, up: 2, down: 4 },
  priorities: ['high', 'critical'],
  response: {
    title: { fr: 'Fiche réflexe : montée rapide', en: 'Response: fast rise' },
    steps: [
      {
        fr: 'Lisez le repère suivant et le temps estimé pour l’atteindre. Agissez comme s’il était déjà atteint.',
        en: 'Read the next level and the estimated time to reach it. Act as if it were already reached.',
      },
      {
        fr: 'Vérifiez la pluie en amont. Sans pluie, pensez à une lâchure, une vanne ou un embâcle.',
        en: 'Check the rain upstream. Without rain, think of a release, a gate or a log jam.',
      },
      {
        fr: 'Appelez l’astreinte GEMAPI, puis les communes en aval, de la plus proche à la plus lointaine.',
        en: 'Call the GEMAPI duty officer, then the communes downstream, nearest first.',
      },
      {
        fr: 'Demandez la fermeture des gués et des chemins de berge avant que l’eau n’y soit.',
        en: 'Ask for fords and bank paths to be closed before the water gets there.',
      },
      {
        fr: 'Si une seule mesure a sauté et que la suivante revient, acquittez en notant « pic isolé ».',
        en: 'If a single reading jumped and the next one came back, acknowledge with the note “lone spike”.',
      },
    ],
  },
});
