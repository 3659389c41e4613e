import { defineCheck } from '@vigie/kit';

/** In expected periods. */
export const gapCheck = defineCheck({
  id: 'noise-gap',
  quantity: 'LAeq',
  test: { kind: 'gap', suspect: 1.5, fail: 3 },
  source: 'QARTOD, lacune ; 1,5 et 3 périodes : choix',
  label: { fr: 'Mesures manquantes', en: 'Missing measurements' },
});
