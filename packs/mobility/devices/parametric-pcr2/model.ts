import { defineDevice } from '@vigie/kit';

export const parametricPcr2 = defineDevice({
  id: 'parametric-pcr2',
  maker: 'Parametric',
  model: 'PCR2',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://docs.parametric.ch/pcr2/4.0/payload/',
  expectedPeriod: 900,
  ports: [14, 190, 1],
  codec: { id: 'parametric-pcr2', version: '1.0.0' },
  datastreams: [
    { field: 'LTR', quantity: 'count', sensorRange: [0, 65535], covers: 'before' },
    { field: 'RTL', quantity: 'count', sensorRange: [0, 65535], covers: 'before' },
    { field: 'LTR_SUM', quantity: 'cumulatedCount', sensorRange: [0, 65535], period: 0 },
    { field: 'RTL_SUM', quantity: 'cumulatedCount', sensorRange: [0, 65535], period: 0 },
    { field: 'TEMP', quantity: 'temperature', sensorRange: [-40, 85], role: 'health' },
    { field: 'SBX_BATT', quantity: 'batteryVoltage', factor: 0.001, sensorRange: [0, 20], role: 'health' },
  ],
  label: {
    fr: 'Compteur radar PCR2 (piétons et vélos)',
    en: 'PCR2 radar counter (people and cycles)',
  },
});
