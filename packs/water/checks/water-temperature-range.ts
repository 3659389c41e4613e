import { defineCheck } from '@vigie/kit';

/** A Mediterranean river: ice and bath water are both doubtful. */
export const waterTemperatureRangeCheck = defineCheck({
  id: 'water-temperature-range',
  quantity: 'waterTemperature',
  test: { kind: 'site-range', suspect: [0, 32], fail: [-2, 45] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Température de l’eau hors de l’étendue', en: 'Water temperature outside its range' },
});
