import { defineDevice, reportingPeriod } from '@vigie/kit';

export const decentlabDlMbx = defineDevice({
  id: 'decentlab-dl-mbx',
  maker: 'Decentlab',
  model: 'DL-MBX',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.decentlab.com/products/ultrasonic-distance-/-level-sensor-for-lorawan',
  expectedPeriod: 3600,
  ports: [1],
  codec: { id: 'decentlab-dl-mbx', version: '1.0.0' },
  datastreams: [
    { field: 'distance', quantity: 'distance', sensorRange: [300, 5000] },
    { field: 'number_of_valid_samples', quantity: 'validSamples', sensorRange: [0, 32], role: 'health' },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [0, 5], role: 'health' },
  ],
  commands: [
    reportingPeriod({ min: 60, max: 65_535 }, (period) => ({ command: 'set period + save', parameter: period })),
  ],
  label: {
    fr: 'Capteur de distance DL-MBX (ultrason)',
    en: 'DL-MBX distance sensor (ultrasound)',
  },
});
