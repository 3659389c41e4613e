import { defineCheck } from '@vigie/kit';

/** 1.5 m/h. Suspect at most: a fast rise may be the flood, and must reach the alarm. */
export const stageRateCheck = defineCheck({
  id: 'water-stage-rate',
  quantity: 'stage',
  test: { kind: 'rate-of-change', suspect: 1.5 / 3600 },
  source: 'QARTOD, vitesse de variation ; 1,5 m/h : choix',
  label: { fr: 'Montée ou baisse très rapide', en: 'Very fast rise or fall' },
});
