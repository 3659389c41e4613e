import { defineDevice } from '@vigie/kit';

export const nwaveNcc405 = defineDevice({
  id: 'nwave-ncc405',
  maker: 'Nwave',
  model: 'NCC405',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.nwave.io/parking-technology/',
  expectedPeriod: 900,
  ports: [1, 2, 3],
  codec: { id: 'nwave-ncc405', version: '1.0.0' },
  datastreams: [
    { field: 'counter_value', quantity: 'cumulatedCount', sensorRange: [0, 65535], period: 0 },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [2.5, 3.6], role: 'health', period: 0 },
  ],
  label: {
    fr: 'Compteur de véhicules NCC405 (magnétomètre)',
    en: 'NCC405 vehicle counter (magnetometer)',
  },
});
