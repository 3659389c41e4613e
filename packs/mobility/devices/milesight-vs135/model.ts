import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightVs135 = defineDevice({
  id: 'milesight-vs135',
  maker: 'Milesight',
  model: 'VS135',
  radio: 'lorawan',
  loraClass: 'C',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/vs135',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-vs135', version: '1.0.0' },
  datastreams: [
    { field: 'line_1_period_in', quantity: 'count', sensorRange: [0, 65535], covers: 'before' },
    { field: 'line_1_period_out', quantity: 'count', sensorRange: [0, 65535], covers: 'before' },
    { field: 'line_1_total_in', quantity: 'cumulatedCount', sensorRange: [0, 4294967295], period: 0 },
    { field: 'line_1_total_out', quantity: 'cumulatedCount', sensorRange: [0, 4294967295], period: 0 },
  ],
  commands: [reportingPeriod({ min: 60, max: 64_800 })],
  label: {
    fr: 'Compteur de passages VS135 (temps de vol, sans image)',
    en: 'VS135 passage counter (time of flight, no image)',
  },
});
