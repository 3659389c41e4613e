import { defineCheck } from '@vigie/kit';

/** The same count for half a day, nights of zero included: suspect, never failed, since zero may be true. */
export const countStuckCheck = defineCheck({
  id: 'mobility-count-stuck',
  quantity: 'count',
  test: { kind: 'stuck', tolerance: 0.5, suspectAfter: 48, failAfter: 672 },
  source: 'QARTOD, valeur figée ; 12 h et 7 jours au quart d’heure : choix',
  label: { fr: 'Comptage figé', en: 'Stuck count' },
});
