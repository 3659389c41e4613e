import { defineDevice } from '@vigie/kit';

/** Air station with a microphone: its sound is an indication, not a meter's level. */
export const stingPengy = defineDevice({
  id: 'sting-pengy',
  maker: 'STING',
  model: 'Pengy',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://github.com/dusanstojkovic/pengy',
  expectedPeriod: 900,
  ports: [2, 3],
  codec: { id: 'sting-pengy', version: '1.0.0' },
  datastreams: [
    { field: 'Noise', quantity: 'soundAverage', sensorRange: [0, 130] },
    { field: 'Temperature', quantity: 'temperature', sensorRange: [-40, 85] },
    { field: 'Humidity', quantity: 'humidity', sensorRange: [0, 100] },
    { field: 'Pressure', quantity: 'pressure', sensorRange: [300, 1100] },
  ],
  label: {
    fr: 'Station d’air Pengy avec niveau sonore indicatif',
    en: 'Pengy air station with an indicative sound level',
  },
});
