import { defineDevice } from '@vigie/kit';

/** Class 1 meter on the mains. Its seconds give percentiles, Harmonica and events; its minutes give the levels. */
export const cesvaTa120 = defineDevice({
  id: 'cesva-ta120',
  maker: 'CESVA',
  model: 'TA120',
  radio: 'ethernet',
  datasheet: 'https://www.cesva.com/en/products/sensors-terminals/ta120/',
  expectedPeriod: 60,
  ports: [1],
  codec: { id: 'cesva-ta120', version: '1.0.0' },
  payload: 'json',
  datastreams: [
    { field: 'LAeq', quantity: 'LAeq', sensorRange: [35, 120], period: 60, covers: 'after' },
    { field: 'LAeq1s', quantity: 'LAeq1s', sensorRange: [35, 120], period: 1, covers: 'after' },
    { field: 'overload', quantity: 'soundOverload', sensorRange: [0, 60], period: 0, role: 'health' },
    { field: 'underRange', quantity: 'soundUnderRange', sensorRange: [0, 60], period: 0, role: 'health' },
  ],
  label: {
    fr: 'Sonomètre de classe 1 TA120 (Sentilo)',
    en: 'TA120 class 1 sound level meter (Sentilo)',
  },
});
