import { defineDevice } from '@vigie/kit';

/** Air station with a microphone: its sound is an indication, not a meter's level. */
export const uradmonitorA3 = defineDevice({
  id: 'uradmonitor-a3',
  maker: 'uRADMonitor',
  model: 'A3',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.uradmonitor.com/wordpress/wp-content/uploads/2021/08/a3_datasheet_v109_en_compressed.pdf',
  expectedPeriod: 900,
  ports: [1],
  codec: { id: 'uradmonitor-a3', version: '1.0.0' },
  datastreams: [
    { field: 'sound', quantity: 'soundAverage', sensorRange: [0, 127.5] },
    { field: 'temperature', quantity: 'temperature', sensorRange: [-40, 85] },
    { field: 'humidity', quantity: 'humidity', sensorRange: [0, 100] },
    { field: 'pressure', quantity: 'pressure', factor: 0.01, sensorRange: [300, 1311] },
    { field: 'co2', quantity: 'co2', sensorRange: [0, 65535] },
  ],
  label: { fr: 'Station d’air A3 avec niveau sonore indicatif', en: 'A3 air station with an indicative sound level' },
});
