import { defineRule } from '@vigie/kit';

/** Three local levels of the station. Up after two readings, down only after six, 10 cm under the mark. */
export const localLevelRule = defineRule({
  id: 'water-local-level',
  label: { fr: 'Repère local atteint', en: 'Local level reached' },
  quantity: 'stage',
  assetTypes: ['gauge'],
  test: {
    kind: 'threshold',
    thresholds: ['threshold1', 'threshold2', 'threshold3'],
    hysteresis: 0.1,
    up: 2,
    down: 6,
  },
  priorities: ['medium', 'high', 'critical'],
  response: {
    title: { fr: 'Fiche réflexe : repère local atteint', en: 'Response: local level reached' },
    steps: [
      {
        fr: 'Lisez l’heure de la dernière mesure. Si elle a plus de 30 minutes, considérez que l’eau monte encore.',
        en: 'Read the time of the last measurement. If it is over 30 minutes old, assume the water is still rising.',
      },
      {
        fr: 'Comparez avec la station amont, la pluie et la vigilance de l’État sur vigicrues.gouv.fr. Nos repères ne la remplacent pas.',
        en: 'Compare with the upstream station, the rain and the State’s vigilance on vigicrues.gouv.fr. Our levels do not replace it.',
      },
      {
        fr: 'Repère 1 : prévenez l’astreinte GEMAPI. Regardez la vitesse de montée toutes les 15 minutes.',
        en: 'Level 1: warn the GEMAPI duty officer. Look at the rate of rise every 15 minutes.',
      },
      {
        fr: 'Repère 2 : appelez l’astreinte de la commune. Faites fermer les gués, les berges et les parkings bas.',
        en: 'Level 2: call the duty officer of the commune. Have fords, banks and low car parks closed.',
      },
      {
        fr: 'Repère 3 : appelez le maire et le SDIS (18). La commune décide d’appliquer le plan communal de sauvegarde.',
        en: 'Level 3: call the mayor and the fire service (18). The commune decides to apply its safeguard plan.',
      },
      {
        fr: 'N’envoyez personne près de l’eau pour vérifier le capteur.',
        en: 'Send nobody near the water to check the sensor.',
      },
      {
        fr: 'Notez qui a été appelé et à quelle heure. Ne publiez rien sans l’accord de l’élu d’astreinte.',
        en: 'Record who was called and when. Publish nothing without the duty elected official’s agreement.',
      },
    ],
  },
});
