import { defineCheck } from '@vigie/kit';

/** Water warms slowly. */
export const waterTemperatureSpikeCheck = defineCheck({
  id: 'water-temperature-spike',
  quantity: 'waterTemperature',
  test: { kind: 'spike', suspect: 1, fail: 3 },
  source: 'QARTOD, pic isolé ; 1 et 3 °C : choix',
  label: { fr: 'Température isolée', en: 'Lone temperature value' },
});
