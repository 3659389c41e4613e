import { defineDevice } from '@vigie/kit';

/** Pressure of the water less that of the air, in bar: 1 bar is 10,197 mm of fresh water at 4 °C. */
const MM_PER_BAR = 10_197.16;

export const kellerAdt1 = defineDevice({
  id: 'keller-adt1',
  maker: 'Keller',
  model: 'ADT1',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://keller-druck.com/en/products/wireless-solutions/remote-transmission-units/adt1-tube',
  expectedPeriod: 3600,
  ports: [1, 4],
  codec: { id: 'keller-adt1', version: '1.0.0' },
  datastreams: [
    { field: 'Pd', quantity: 'waterDepth', factor: MM_PER_BAR, sensorRange: [-300, 100_000] },
    { field: 'TOB1', quantity: 'waterTemperature', sensorRange: [-10, 60] },
    { field: 'PBaro', quantity: 'pressure', factor: 1000, sensorRange: [300, 1100], role: 'health' },
    { field: 'battery_voltage', quantity: 'batteryVoltage', sensorRange: [0, 6], role: 'health' },
    { field: 'battery_capacity_percentage', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  label: { fr: 'Sonde de niveau ADT1', en: 'ADT1 level probe' },
});
