import { defineCheck } from '@vigie/kit';

/** In expected periods. */
export const stageGapCheck = defineCheck({
  id: 'water-stage-gap',
  quantity: 'stage',
  test: { kind: 'gap', suspect: 1.5, fail: 3 },
  source: 'QARTOD, lacune ; 1,5 et 3 périodes : choix',
  label: { fr: 'Mesures manquantes', en: 'Missing measurements' },
});
