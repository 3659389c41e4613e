import { defineCheck } from '@vigie/kit';

/** A cabinet seldom carries more than 60 kW. */
export const powerRangeCheck = defineCheck({
  id: 'lighting-power-range',
  quantity: 'activePower',
  test: { kind: 'site-range', suspect: [0, 60000], fail: [0, 200000] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Puissance hors de l’étendue', en: 'Power outside its range' },
});
