import { defineIndicator } from '@vigie/kit';

/** Mean discharge of a month. The least of a calendar year is its QMNA. */
export const dischargeMonth = defineIndicator({
  kind: 'window',
  id: 'water-discharge-month',
  label: { fr: 'Débit moyen du mois', en: 'Mean discharge of the month' },
  from: 'discharge',
  quantity: 'discharge',
  window: 'local-month',
  compute: 'law',
  source: 'Moyenne pondérée par la durée, mois local ; le plus faible de l’année civile est le QMNA',
});
