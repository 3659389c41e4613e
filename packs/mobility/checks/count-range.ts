import { defineCheck } from '@vigie/kit';

/** In one period: 500 passages in a quarter of an hour is a demonstration or a fault. */
export const countRangeCheck = defineCheck({
  id: 'mobility-count-range',
  quantity: 'count',
  test: { kind: 'site-range', suspect: [0, 500], fail: [0, 5000] },
  source: 'QARTOD, essai d’étendue ; 500 et 5 000 par période : choix',
  label: { fr: 'Comptage hors de l’étendue', en: 'Count outside its range' },
});
