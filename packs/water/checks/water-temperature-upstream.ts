import { defineCheck } from '@vigie/kit';

/** Against the station upstream that the object names. */
export const waterTemperatureUpstreamCheck = defineCheck({
  id: 'water-temperature-upstream',
  quantity: 'waterTemperature',
  test: {
    kind: 'cross-check',
    with: { quantity: 'waterTemperature', object: 'upstreamStation' },
    suspect: 6,
    within: 3600,
    distance: (value, others) => Math.min(...others.map((other) => Math.abs(value - other))),
  },
  source: 'Comparaison amont-aval ; 6 °C à une heure près : choix',
  label: { fr: 'Écart avec la station amont', en: 'Difference from the upstream station' },
});
