import { defineCheck } from '@vigie/kit';

/** A probe out of the water for one value. */
export const conductivitySpikeCheck = defineCheck({
  id: 'water-conductivity-spike',
  quantity: 'conductivity',
  test: { kind: 'spike', suspect: 150, fail: 400, method: 'differential' },
  source: 'QARTOD, pic isolé ; 150 et 400 µS/cm : choix',
  label: { fr: 'Conductivité isolée', en: 'Lone conductivity value' },
});
