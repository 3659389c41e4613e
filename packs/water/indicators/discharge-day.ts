import { defineIndicator } from '@vigie/kit';

/** Mean discharge of a local day, as the national service keeps it (QmnJ). */
export const dischargeDay = defineIndicator({
  kind: 'window',
  id: 'water-discharge-day',
  label: { fr: 'Débit moyen du jour', en: 'Mean discharge of the day' },
  from: 'discharge',
  quantity: 'discharge',
  window: 'local-day',
  compute: 'law',
  caveat: {
    fr: 'Débit estimé par la courbe de tarage de la station ; absent quand la hauteur sort de la courbe.',
    en: 'Discharge estimated by the rating curve of the station; absent while the stage is outside the curve.',
  },
  source: 'Moyenne pondérée par la durée, jour local (QmnJ)',
});
