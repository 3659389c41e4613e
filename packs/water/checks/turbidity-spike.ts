import { defineCheck } from '@vigie/kit';

/** A leaf before the window; a flood stays. */
export const turbiditySpikeCheck = defineCheck({
  id: 'water-turbidity-spike',
  quantity: 'turbidity',
  test: { kind: 'spike', suspect: 100, fail: 500, method: 'differential' },
  source: 'QARTOD, pic isolé ; 100 et 500 NTU : choix',
  label: { fr: 'Turbidité isolée', en: 'Lone turbidity value' },
});
