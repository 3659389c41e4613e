import { defineDevice, reportingPeriod } from '@vigie/kit';

// As the cabinet is wired: input 1 closed = door open, input 2 closed = supply lost (phase relay), output 1 = segment contactor,
// RS-485 channels 1–4 = power (W), energy (kWh), voltage (V), current (A) of the meter, as 32-bit floats.
export const milesightUc300 = defineDevice({
  id: 'milesight-uc300',
  maker: 'Milesight',
  model: 'UC300',
  radio: 'lorawan',
  loraClass: 'C',
  datasheet: 'https://www.milesight.com/iot/product/iot-controller/uc300',
  expectedPeriod: 900,
  ports: [85],
  codec: { id: 'milesight-uc300', version: '1.1.0' },
  datastreams: [
    { field: 'modbus_chn_1', quantity: 'activePower', sensorRange: [0, 100000] },
    { field: 'modbus_chn_2', quantity: 'activeEnergy', sensorRange: [0, 99999999], period: 0 },
    { field: 'modbus_chn_3', quantity: 'voltage', sensorRange: [0, 300] },
    { field: 'modbus_chn_4', quantity: 'current', sensorRange: [0, 400] },
    { field: 'gpio_output_1', quantity: 'lampState', sensorRange: [0, 1] },
    { field: 'gpio_input_1', quantity: 'doorOpen', sensorRange: [0, 1], role: 'health', period: 0 },
    { field: 'gpio_input_2', quantity: 'supplyLoss', sensorRange: [0, 1], role: 'health', period: 0 },
  ],
  commands: [
    {
      id: 'timed-switch',
      label: { fr: 'Dérogation limitée dans le temps', en: 'Override for a time' },
      about: {
        fr: 'Le contrôleur revient de lui-même à son programme : un ordre de retour perdu ne laisse pas la rue éteinte.',
        en: 'The controller returns to its programme by itself: no street stays dark for a lost order.',
      },
      mode: 'programme',
      parameters: [
        {
          key: 'state',
          label: { fr: 'Contacteur', en: 'Contactor' },
          type: 'choice',
          choices: [
            { value: 1, label: { fr: 'fermé (allumé)', en: 'closed (on)' } },
            { value: 0, label: { fr: 'ouvert (éteint)', en: 'open (off)' } },
          ],
        },
        {
          key: 'duration',
          label: { fr: 'Pendant', en: 'For' },
          type: 'integer',
          unit: 's',
          min: 60,
          max: 86_400,
          initial: 3600,
        },
      ],
      encode: ({ state = Number.NaN, duration = Number.NaN }) => ({
        gpio_output_1_control: { status: state, duration: duration * 1000 },
      }),
      confirmed: true,
      proof: { by: 'value', field: 'gpio_output_1', parameter: 'state', periods: 2 },
    },
    {
      id: 'switch',
      label: { fr: 'Allumer ou éteindre le segment', en: 'Switch the segment' },
      mode: 'live',
      parameters: [
        {
          key: 'state',
          label: { fr: 'Contacteur', en: 'Contactor' },
          type: 'choice',
          choices: [
            { value: 1, label: { fr: 'fermé (allumé)', en: 'closed (on)' } },
            { value: 0, label: { fr: 'ouvert (éteint)', en: 'open (off)' } },
          ],
        },
      ],
      encode: ({ state = Number.NaN }) => ({ gpio_output_1: state }),
      confirmed: true,
      proof: { by: 'value', field: 'gpio_output_1', parameter: 'state', periods: 2 },
    },
    reportingPeriod({ min: 60, max: 64_800 }),
  ],
  label: {
    fr: 'Contrôleur d’armoire UC300',
    en: 'UC300 cabinet controller',
  },
});
