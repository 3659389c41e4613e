import { defineDevice } from '@vigie/kit';

export const milesightWs558 = defineDevice({
  id: 'milesight-ws558',
  maker: 'Milesight',
  model: 'WS558',
  radio: 'lorawan',
  loraClass: 'C',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/ws558',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-ws558', version: '1.0.0' },
  datastreams: [
    { field: 'active_power', quantity: 'activePower', sensorRange: [0, 5000] },
    { field: 'power_consumption', quantity: 'activeEnergy', factor: 0.001, sensorRange: [0, 4294968], period: 0 },
    { field: 'switch_1', quantity: 'lampState', sensorRange: [0, 1] },
    { field: 'voltage', quantity: 'voltage', sensorRange: [0, 300] },
    { field: 'total_current', quantity: 'current', factor: 0.001, sensorRange: [0, 20] },
    { field: 'power_factor', quantity: 'powerFactor', factor: 0.01, sensorRange: [0, 1] },
  ],
  label: {
    fr: 'Contrôleur d’éclairage WS558',
    en: 'WS558 light controller',
  },
});
