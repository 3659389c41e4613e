import { defineCheck } from '@vigie/kit';

/** Against the probe upstream that the object names: water of one river breathes alike, a fouled membrane does not. */
export const oxygenFoulingCheck = defineCheck({
  id: 'water-oxygen-fouling',
  quantity: 'oxygenSaturation',
  test: {
    kind: 'cross-check',
    with: { quantity: 'oxygenSaturation', object: 'upstreamStation' },
    suspect: 25,
    within: 7200,
    distance: (value, others) => Math.min(...others.map((other) => other - value)),
  },
  source: 'Comparaison amont-aval ; 25 points sous l’amont à deux heures près : choix',
  label: {
    fr: 'Oxygène loin sous la sonde amont (encrassement ?)',
    en: 'Oxygen far under the probe upstream (fouling?)',
  },
});
