import { defineDevice } from '@vigie/kit';

export const netvoxR718h2 = defineDevice({
  id: 'netvox-r718h2',
  maker: 'Netvox',
  model: 'R718H2',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://www.netvox.com.tw/product.asp?pro=R718H2',
  expectedPeriod: 900,
  ports: [6, 7],
  codec: { id: 'netvox-r718h2', version: '1.0.0' },
  datastreams: [
    { field: 'PulseCount1', quantity: 'cumulatedCount', sensorRange: [0, 65535], period: 0 },
    { field: 'PulseCount2', quantity: 'cumulatedCount', sensorRange: [0, 65535], period: 0 },
    { field: 'Volt', quantity: 'batteryVoltage', sensorRange: [0, 4], role: 'health' },
  ],
  label: {
    fr: 'Compteur d’impulsions à deux entrées R718H2 (boucles, tubes)',
    en: 'R718H2 two-input pulse counter (loops, tubes)',
  },
});
