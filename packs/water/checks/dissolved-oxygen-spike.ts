import { defineCheck } from '@vigie/kit';

/** A bubble under the optical cap. */
export const dissolvedOxygenSpikeCheck = defineCheck({
  id: 'water-dissolved-oxygen-spike',
  quantity: 'dissolvedOxygen',
  test: { kind: 'spike', suspect: 1.5, fail: 4, method: 'differential' },
  source: 'QARTOD, pic isolé ; 1,5 et 4 mg/L : choix',
  label: { fr: 'Oxygène dissous isolé', en: 'Lone dissolved oxygen value' },
});
