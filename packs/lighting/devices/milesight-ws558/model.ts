import { defineDevice, reportingPeriod } from '@vigie/kit';

export const milesightWs558 = defineDevice({
  id: 'milesight-ws558',
  maker: 'Milesight',
  model: 'WS558',
  radio: 'lorawan',
  loraClass: 'C',
  datasheet: 'https://www.milesight.com/iot/product/lorawan-sensor/ws558',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-ws558', version: '1.1.0' },
  datastreams: [
    { field: 'active_power', quantity: 'activePower', sensorRange: [0, 5000] },
    { field: 'power_consumption', quantity: 'activeEnergy', factor: 0.001, sensorRange: [0, 4294968], period: 0 },
    { field: 'switch_1', quantity: 'lampState', sensorRange: [0, 1] },
    { field: 'voltage', quantity: 'voltage', sensorRange: [0, 300] },
    { field: 'total_current', quantity: 'current', factor: 0.001, sensorRange: [0, 20] },
    { field: 'power_factor', quantity: 'powerFactor', factor: 0.01, sensorRange: [0, 1] },
  ],
  commands: [
    {
      id: 'night-cut',
      label: { fr: 'Coupure de nuit', en: 'Night switch-off' },
      about: {
        fr: 'Gardée et exécutée par le contrôleur lui-même, même si la liaison tombe ; 18 heures d’avance au plus.',
        en: 'Kept and carried out by the controller itself, even if the link is lost; at most 18 hours ahead.',
      },
      mode: 'programme',
      parameters: [
        { key: 'off', label: { fr: 'Éteindre à', en: 'Off at' }, type: 'instant', unit: 's', min: 60, max: 65_000 },
        { key: 'on', label: { fr: 'Rallumer à', en: 'On again at' }, type: 'instant', unit: 's', min: 60, max: 65_000 },
      ],
      encode: ({ off = Number.NaN, on = Number.NaN }) => ({
        delay_tasks: [
          { task_id: 1, delay_time: off, switch_1: 0 },
          { task_id: 2, delay_time: on, switch_1: 1 },
        ],
      }),
      confirmed: true,
      proof: { by: 'value', field: 'switch_1', equals: 0, from: 'off', periods: 2 },
    },
    {
      id: 'switch',
      label: { fr: 'Allumer ou éteindre', en: 'Switch' },
      mode: 'live',
      parameters: [
        {
          key: 'state',
          label: { fr: 'État', en: 'State' },
          type: 'choice',
          choices: [
            { value: 1, label: { fr: 'allumé', en: 'on' } },
            { value: 0, label: { fr: 'éteint', en: 'off' } },
          ],
        },
      ],
      encode: ({ state = Number.NaN }) => ({ switch_1: state }),
      confirmed: true,
      proof: { by: 'value', field: 'switch_1', parameter: 'state', periods: 2 },
    },
    reportingPeriod({ min: 60, max: 64_800 }),
  ],
  label: {
    fr: 'Contrôleur d’éclairage WS558',
    en: 'WS558 light controller',
  },
});
