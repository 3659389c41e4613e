import { defineCheck } from '@vigie/kit';

/** 5 °C/h. Water has inertia: faster, and the probe is out of it. */
export const waterTemperatureRateCheck = defineCheck({
  id: 'water-temperature-rate',
  quantity: 'waterTemperature',
  test: { kind: 'rate-of-change', suspect: 5 / 3600 },
  source: 'QARTOD, vitesse de variation ; 5 °C/h : choix',
  label: { fr: 'Température de l’eau qui varie trop vite', en: 'Water temperature changing too fast' },
});
