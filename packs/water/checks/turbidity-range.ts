import { defineCheck } from '@vigie/kit';

/** A flood carries hundreds of NTU: high is suspect, not wrong. */
export const turbidityRangeCheck = defineCheck({
  id: 'water-turbidity-range',
  quantity: 'turbidity',
  test: { kind: 'site-range', suspect: [0, 1000], fail: [0, 4000] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Turbidité hors de l’étendue', en: 'Turbidity outside its range' },
});
