import { defineIndicator } from '@vigie/kit';

/** LAeq of a clock hour. */
export const laeqHour = defineIndicator({
  kind: 'window',
  id: 'noise-laeq-hour',
  label: { fr: 'Niveau moyen de l’heure (LAeq,1h)', en: 'Hourly mean level (LAeq,1h)' },
  from: 'LAeq',
  quantity: 'LAeq',
  window: 'hour',
  compute: 'law',
  source: 'NF S 31-010 (à vérifier) : moyenne énergétique pondérée par la durée',
});
