import { defineDevice, reportingPeriod } from '@vigie/kit';

export const decentlabDlNtu = defineDevice({
  id: 'decentlab-dl-ntu',
  maker: 'Decentlab',
  model: 'DL-NTU',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.decentlab.com/products/optical-turbidity-and-temperature-sensor-for-lorawan',
  expectedPeriod: 3600,
  ports: [1],
  codec: { id: 'decentlab-dl-ntu', version: '1.0.0' },
  datastreams: [
    { field: 'temperature', quantity: 'waterTemperature', sensorRange: [0, 50] },
    { field: 'turbidity_in_ntu', quantity: 'turbidity', sensorRange: [0, 4000] },
    { field: 'turbidity_in_mg_l', quantity: 'suspendedSolids', sensorRange: [0, 4500] },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [0, 5], role: 'health' },
  ],
  commands: [
    reportingPeriod({ min: 60, max: 65_535 }, (period) => ({ command: 'set period + save', parameter: period })),
  ],
  label: {
    fr: 'Sonde de turbidité DL-NTU',
    en: 'DL-NTU turbidity probe',
  },
});
