import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightEm400Mud = defineDevice({
  id: 'milesight-em400-mud',
  maker: 'Milesight',
  model: 'EM400-MUD',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/em400-mud',
  expectedPeriod: 3600,
  ports: [85],
  codec: { id: 'milesight-em400-mud', version: '1.0.0' },
  datastreams: [
    { field: 'distance', quantity: 'distance', sensorRange: [30, 4500] },
    { field: 'temperature', quantity: 'temperature', sensorRange: [-40, 100] },
    { field: 'position', quantity: 'tilt', sensorRange: [0, 1], role: 'health' },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  commands: [reportingPeriod({ min: 60, max: 64_800 })],
  label: {
    fr: 'Capteur de remplissage EM400-MUD (ultrason et temps de vol)',
    en: 'EM400-MUD fill sensor (ultrasound and time of flight)',
  },
});
