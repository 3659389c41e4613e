import { defineCheck } from '@vigie/kit';

/** The same count again and again. Zero is left alone: a night without a passage is true. */
export const countStuckCheck = defineCheck({
  id: 'mobility-count-stuck',
  quantity: 'count',
  test: { kind: 'stuck', tolerance: 0.5, suspectAfter: 12, failAfter: 96, legalBelow: 0 },
  source: 'QARTOD, valeur figée ; 12 et 96 valeurs, zéro admis : choix',
  label: { fr: 'Comptage figé', en: 'Stuck count' },
});
