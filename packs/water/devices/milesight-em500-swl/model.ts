import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightEm500Swl = defineDevice({
  id: 'milesight-em500-swl',
  maker: 'Milesight',
  model: 'EM500-SWL',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/em500-swl',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-em500-swl', version: '1.0.0' },
  datastreams: [
    { field: 'depth', quantity: 'waterDepth', factor: 10, sensorRange: [0, 10000] },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  commands: [reportingPeriod({ min: 60, max: 64_800 })],
  label: {
    fr: 'Sonde de niveau immergée EM500-SWL',
    en: 'EM500-SWL submersible level probe',
  },
});
