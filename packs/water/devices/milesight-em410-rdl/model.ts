import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightEm410Rdl = defineDevice({
  id: 'milesight-em410-rdl',
  maker: 'Milesight',
  model: 'EM410-RDL',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/em410-rdl',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-em410-rdl', version: '1.0.0' },
  datastreams: [
    { field: 'distance', quantity: 'distance', sensorRange: [100, 20000] },
    { field: 'temperature', quantity: 'temperature', sensorRange: [-40, 85], role: 'health' },
    { field: 'position', quantity: 'tilt', sensorRange: [0, 1], role: 'health' },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  // the device counts in minutes
  commands: [reportingPeriod({ min: 60, max: 86_400 })],
  label: {
    fr: 'Radar de niveau EM410-RDL',
    en: 'EM410-RDL level radar',
  },
});
