import { defineCheck } from '@vigie/kit';

/** In expected periods. */
export const energyGapCheck = defineCheck({
  id: 'lighting-energy-gap',
  quantity: 'activeEnergy',
  test: { kind: 'gap', suspect: 1.5, fail: 3 },
  source: 'QARTOD, lacune ; 1,5 et 3 périodes : choix',
  label: { fr: 'Relevés manquants', en: 'Missing readings' },
});
