import { defineDevice } from '@vigie/kit';

export const ellenexPls2L = defineDevice({
  id: 'ellenex-pls2-l',
  maker: 'Ellenex',
  model: 'PLS2-L',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.ellenex.com/products/pls2-l',
  expectedPeriod: 3600,
  ports: [15],
  codec: { id: 'ellenex-pls2-l', version: '1.0.0' },
  datastreams: [
    { field: 'level', quantity: 'waterDepth', sensorRange: [-300, 30_000] },
    { field: 'batteryVoltage', quantity: 'batteryVoltage', sensorRange: [0, 5], role: 'health' },
  ],
  label: { fr: 'Sonde de niveau immergée PLS2-L', en: 'PLS2-L submersible level probe' },
});
