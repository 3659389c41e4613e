import { defineDevice } from '@vigie/kit';

export const milesightWs302 = defineDevice({
  id: 'milesight-ws302',
  maker: 'Milesight',
  model: 'WS302',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://resource.milesight.com/milesight/iot/document/ws302-datasheet-en.pdf',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-ws302', version: '1.0.0' },
  datastreams: [
    { field: 'LAeq', quantity: 'LAeq', sensorRange: [30, 120], covers: 'before' },
    { field: 'LAFmax', quantity: 'LAFmax', sensorRange: [30, 120], covers: 'before' },
    { field: 'LAF', quantity: 'LAF', sensorRange: [30, 120], period: 0 },
    { field: 'battery', quantity: 'batteryLevel', sensorRange: [0, 100], role: 'health' },
  ],
  label: {
    fr: 'Capteur de niveau sonore WS302',
    en: 'WS302 sound level sensor',
  },
});
