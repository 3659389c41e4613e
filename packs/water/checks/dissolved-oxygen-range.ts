import { defineCheck } from '@vigie/kit';

/** Algae can bring water over saturation; 20 mg/L is the end of the sensor. */
export const dissolvedOxygenRangeCheck = defineCheck({
  id: 'water-dissolved-oxygen-range',
  quantity: 'dissolvedOxygen',
  test: { kind: 'site-range', suspect: [0.5, 16], fail: [0, 20] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Oxygène dissous hors de l’étendue', en: 'Dissolved oxygen outside its range' },
});
