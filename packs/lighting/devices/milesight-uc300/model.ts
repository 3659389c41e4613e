import { defineDevice } from '@vigie/kit';

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
  codec: { id: 'milesight-uc300', version: '1.0.0' },
  datastreams: [
    { field: 'modbus_chn_1', quantity: 'activePower', sensorRange: [0, 100000] },
    { field: 'modbus_chn_2', quantity: 'activeEnergy', sensorRange: [0, 99999999], period: 0 },
    { field: 'modbus_chn_3', quantity: 'voltage', sensorRange: [0, 300] },
    { field: 'modbus_chn_4', quantity: 'current', sensorRange: [0, 400] },
    { field: 'gpio_output_1', quantity: 'lampState', sensorRange: [0, 1] },
    { field: 'gpio_input_1', quantity: 'doorOpen', sensorRange: [0, 1], role: 'health', period: 0 },
    { field: 'gpio_input_2', quantity: 'supplyLoss', sensorRange: [0, 1], role: 'health', period: 0 },
  ],
  label: {
    fr: 'Contrôleur d’armoire UC300',
    en: 'UC300 cabinet controller',
  },
});
