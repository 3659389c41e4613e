import { defineDevice } from '@vigie/kit';

/** One flow of a counter read from the maker's service: a mode and a direction, or a whole site. */
export const ecoCounter = defineDevice({
  id: 'eco-counter',
  maker: 'Eco-Counter',
  model: 'Multi, Zelt, Pyro (par API v1 ou v2)',
  radio: 'cellular',
  datasheet: 'https://github.com/bundesAPI/eco-visio-api',
  // counters hand their counts to the maker's service once a day
  expectedPeriod: 86_400,
  ports: [1],
  codec: { id: 'eco-counter', version: '1.0.0' },
  payload: 'json',
  datastreams: [
    // the time said is that of the beginning of the step; API v1 does not say its length, which is an hour as asked
    { field: 'count', quantity: 'count', sensorRange: [0, 65_535], period: 3600, covers: 'after', periodField: 'step' },
  ],
  label: {
    fr: 'Compteur Eco-Counter (boucles, infrarouge, relevé par API)',
    en: 'Eco-Counter counter (loops, infrared, read by API)',
  },
});
