import { defineDataset } from '@vigie/kit';

/** Daily discharge of the stations that have a rating curve. */
export const dischargeDataset = defineDataset({
  id: 'cours-d-eau-debits',
  title: { fr: 'Débits moyens journaliers des cours d’eau', en: 'Mean daily discharges of rivers' },
  description: {
    fr: 'Débit moyen de chaque jour local par la courbe de tarage en vigueur, débit moyen du mois et plus faible moyenne de trois jours. Absent quand la hauteur sort de la courbe.',
    en: 'Mean discharge of each local day by the rating curve in force, monthly mean and least mean of three days. Absent while the stage is outside the curve.',
  },
  series: ['water-discharge-day', 'water-discharge-month', 'water-vcn3-month'],
  grain: 'day',
  licence: 'etalab-2.0',
  keywords: ['débit', 'étiage', 'hydrométrie', 'GEMAPI'],
});
