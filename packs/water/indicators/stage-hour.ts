import { defineIndicator } from '@vigie/kit';

/** Mean stage of an hour. */
export const stageHour = defineIndicator({
  kind: 'window',
  id: 'water-stage-hour',
  label: { fr: 'Hauteur moyenne de l’heure', en: 'Mean stage of the hour' },
  from: 'stage',
  quantity: 'stage',
  window: 'hour',
  compute: 'law',
  caveat: {
    fr: 'Hauteur au-dessus du zéro de la station, non de la mer. Elle ne se compare pas d’une station à l’autre.',
    en: 'Height above the zero of the station, not of the sea. It does not compare from one station to another.',
  },
  source: 'Moyenne pondérée par la durée (choix)',
});
