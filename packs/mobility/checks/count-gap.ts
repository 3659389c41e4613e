import { defineCheck } from '@vigie/kit';

/** In expected periods. A gap is not a zero. */
export const countGapCheck = defineCheck({
  id: 'mobility-count-gap',
  quantity: 'count',
  test: { kind: 'gap', suspect: 1.5, fail: 3 },
  source: 'QARTOD, lacune ; 1,5 et 3 périodes : choix',
  label: { fr: 'Comptages manquants', en: 'Missing counts' },
});
