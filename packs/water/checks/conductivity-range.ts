import { defineCheck } from '@vigie/kit';

/** Fresh water; a spill or the sea goes beyond. */
export const conductivityRangeCheck = defineCheck({
  id: 'water-conductivity-range',
  quantity: 'conductivity',
  test: { kind: 'site-range', suspect: [30, 5000], fail: [0, 120_000] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Conductivité hors de l’étendue', en: 'Conductivity outside its range' },
});
