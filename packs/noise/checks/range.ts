import { defineCheck } from '@vigie/kit';

/** Outside what a street can sound like. */
export const rangeCheck = defineCheck({
  id: 'noise-range',
  quantity: 'LAeq',
  test: { kind: 'site-range', suspect: [35, 100], fail: [25, 130] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Niveau hors de l’étendue du site', en: 'Level outside the range of the site' },
});
