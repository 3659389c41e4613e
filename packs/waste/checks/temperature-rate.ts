import { defineCheck } from '@vigie/kit';

/** 10 °C in 10 minutes. Suspect, never thrown away: it may be a fire. */
export const temperatureRateCheck = defineCheck({
  id: 'waste-temperature-rate',
  quantity: 'temperature',
  test: { kind: 'rate-of-change', suspect: 10 / 600 },
  source: 'QARTOD, vitesse de variation ; 10 °C en 10 min : choix',
  label: { fr: 'Température qui monte très vite', en: 'Temperature rising very fast' },
});
