import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightEm500Udl = defineDevice({
  id: 'milesight-em500-udl',
  maker: 'Milesight',
  model: 'EM500-UDL',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/em500-udl',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-em500-udl', version: '1.0.0' },
  datastreams: [
    { field: 'distance', quantity: 'distance', sensorRange: [300, 10000] },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  commands: [reportingPeriod({ min: 60, max: 64_800 })],
  label: {
    fr: 'Capteur de distance EM500-UDL (ultrason)',
    en: 'EM500-UDL distance sensor (ultrasound)',
  },
});
