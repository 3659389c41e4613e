import { defineCheck } from '@vigie/kit';

/** A counter that kept its old time at the change of hour counts right, at the wrong hour. */
export const countClockCheck = defineCheck({
  id: 'mobility-count-clock',
  quantity: 'count',
  test: { kind: 'clock-shift', before: 14, after: 10 },
  source: 'Forme des jours d’après un changement d’heure contre celle des 14 jours d’avant ; 14 et 10 jours : choix',
  label: { fr: 'Horloge décalée d’une heure', en: 'Clock an hour off' },
});
