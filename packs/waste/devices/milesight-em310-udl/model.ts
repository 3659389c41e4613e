import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightEm310Udl = defineDevice({
  id: 'milesight-em310-udl',
  maker: 'Milesight',
  model: 'EM310-UDL',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/em310-udl',
  expectedPeriod: 3600,
  ports: [85],
  codec: { id: 'milesight-em310-udl', version: '1.0.0' },
  datastreams: [
    { field: 'distance', quantity: 'distance', sensorRange: [30, 4500] },
    { field: 'position', quantity: 'tilt', sensorRange: [0, 1], role: 'health' },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  commands: [reportingPeriod({ min: 60, max: 64_800 })],
  label: {
    fr: 'Capteur de remplissage EM310-UDL (ultrason)',
    en: 'EM310-UDL fill sensor (ultrasound)',
  },
});
