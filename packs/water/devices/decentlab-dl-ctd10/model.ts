import { defineDevice, reportingPeriod } from '@vigie/kit';

export const decentlabDlCtd10 = defineDevice({
  id: 'decentlab-dl-ctd10',
  maker: 'Decentlab',
  model: 'DL-CTD10',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet:
    'https://www.decentlab.com/products/pressure-/-liquid-level-temperature-and-electrical-conductivity-sensor-for-lorawan',
  expectedPeriod: 900,
  ports: [1],
  codec: { id: 'decentlab-dl-ctd10', version: '1.0.0' },
  datastreams: [
    { field: 'water_depth', quantity: 'waterDepth', sensorRange: [0, 10000] },
    { field: 'temperature', quantity: 'waterTemperature', sensorRange: [-11, 49] },
    { field: 'electrical_conductivity', quantity: 'conductivity', sensorRange: [0, 120000] },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [0, 5], role: 'health' },
  ],
  commands: [
    reportingPeriod({ min: 60, max: 65_535 }, (period) => ({ command: 'set period + save', parameter: period })),
  ],
  label: {
    fr: 'Sonde DL-CTD10 (niveau, température, conductivité)',
    en: 'DL-CTD10 probe (level, temperature, conductivity)',
  },
});
