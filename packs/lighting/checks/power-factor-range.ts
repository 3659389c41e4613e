import { defineCheck } from '@vigie/kit';

/** A ratio. */
export const powerFactorRangeCheck = defineCheck({
  id: 'lighting-power-factor-range',
  quantity: 'powerFactor',
  test: { kind: 'site-range', suspect: [0.5, 1], fail: [0, 1] },
  source: 'QARTOD, essai d’étendue ; 0,5 : choix',
  label: { fr: 'Facteur de puissance hors de l’étendue', en: 'Power factor outside its range' },
});
