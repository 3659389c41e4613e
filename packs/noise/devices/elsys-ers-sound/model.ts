import { defineDevice } from '@vigie/kit';

export const elsysErsSound = defineDevice({
  id: 'elsys-ers-sound',
  maker: 'ELSYS',
  model: 'ERS Sound',
  radio: 'lorawan',
  loraClass: 'A',
  datasheet: 'https://elsys.se/public/datasheets/ERS_Sound_datasheet.pdf',
  expectedPeriod: 900,
  ports: [5, 1, 85],
  codec: { id: 'elsys-ers-sound', version: '1.0.0' },
  datastreams: [
    { field: 'soundAvg', quantity: 'soundAverage', sensorRange: [0, 130], covers: 'before' },
    { field: 'soundPeak', quantity: 'soundPeak', sensorRange: [0, 130], covers: 'before' },
    { field: 'temperature', quantity: 'temperature', sensorRange: [-40, 85] },
    { field: 'humidity', quantity: 'humidity', sensorRange: [0, 100] },
    { field: 'light', quantity: 'illuminance', sensorRange: [0, 65535] },
    { field: 'vdd', quantity: 'batteryVoltage', factor: 0.001, sensorRange: [0, 5], role: 'health' },
  ],
  label: {
    fr: 'Capteur d’ambiance ERS Sound (intérieur)',
    en: 'ERS Sound indoor sensor',
  },
});
