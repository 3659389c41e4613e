import { defineCheck } from '@vigie/kit';

/** Algae by day reach 160 %; more is air on the membrane. */
export const oxygenSaturationRangeCheck = defineCheck({
  id: 'water-oxygen-saturation-range',
  quantity: 'oxygenSaturation',
  test: { kind: 'site-range', suspect: [5, 160], fail: [0, 250] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Saturation en oxygène hors de l’étendue', en: 'Oxygen saturation outside its range' },
});
