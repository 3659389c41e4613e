import { defineDevice, reportingPeriod } from '@vigie/kit';

export const decentlabDlOptod = defineDevice({
  id: 'decentlab-dl-optod',
  maker: 'Decentlab',
  model: 'DL-OPTOD',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.decentlab.com/products/optical-dissolved-oxygen-and-temperature-sensor-for-lorawan',
  expectedPeriod: 3600,
  ports: [1],
  codec: { id: 'decentlab-dl-optod', version: '1.0.0' },
  datastreams: [
    { field: 'temperature', quantity: 'waterTemperature', sensorRange: [0, 50] },
    { field: 'oxygen_concentration', quantity: 'dissolvedOxygen', sensorRange: [0, 20] },
    { field: 'oxygen_saturation', quantity: 'oxygenSaturation', sensorRange: [0, 200] },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [0, 5], role: 'health' },
  ],
  commands: [
    reportingPeriod({ min: 60, max: 65_535 }, (period) => ({ command: 'set period + save', parameter: period })),
  ],
  label: {
    fr: 'Sonde d’oxygène dissous DL-OPTOD',
    en: 'DL-OPTOD dissolved oxygen probe',
  },
});
