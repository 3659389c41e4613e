import { describe, expect, it } from 'vitest';
import { fromHex, packCodec } from './run-codec.ts';

const read = (device: string, hex: string, port: number): unknown => packCodec(device).decode(fromHex(hex), port).data;

describe('documented frames', () => {
  it('VEC-NOISE-PAY', () => {
    expect(read('noise/milesight-ws302', '017564 055B053F02DA016A02', 85)).toEqual({
      battery: 100,
      LAF: 57.5,
      LAeq: 47.4,
      LAFmax: 61.8,
    });
  });

  it('VEC-WASTE-PAY', () => {
    expect(read('waste/milesight-em400-mud', '01755C 03670101 04824408 050001', 85)).toEqual({
      battery: 92,
      temperature: 25.7,
      distance: 2116,
      position: 1,
    });
    expect(read('waste/milesight-em400-mud', '8367E80001 8482410601', 85)).toEqual({
      temperature: 23.2,
      temperature_alarm: 1,
      distance: 1601,
      distance_alarm: 1,
    });
    expect(read('waste/decentlab-dl-mbx', '02012F000304D200010BB1', 1)).toMatchObject({
      distance: 1234,
      number_of_valid_samples: 1,
      battery_voltage: 2.993,
    });
  });

  it('VEC-R-PAY', () => {
    expect(read('water/decentlab-dl-ctd10', '0207D9000390888081006400000C60', 1)).toMatchObject({
      water_depth: 4232,
      temperature: 12.9,
      electrical_conductivity: 100,
      battery_voltage: 3.168,
    });
    expect(read('water/decentlab-dl-optod', '02186C000300008862A618836583650C60', 1)).toMatchObject({
      temperature: 21.46,
      oxygen_saturation: 97.52,
      oxygen_concentration: 8.69,
    });
    expect(read('water/decentlab-dl-ntu', '022332000300008885013E013E02330B10', 1)).toMatchObject({
      temperature: 21.81,
      turbidity_in_ntu: 31.8,
      turbidity_in_fnu: 31.8,
      turbidity_in_mg_l: 56.3,
      battery_voltage: 2.832,
    });
  });

  it('VEC-M-PAY', () => {
    expect(read('mobility/parametric-pcr2', 'BE010400010002000300041C200CE40139', 14)).toEqual({
      LTR: 1,
      RTL: 2,
      LTR_SUM: 3,
      RTL_SUM: 4,
      SBX_BATT: 7200,
      SBX_PV: 3300,
      TEMP: 31.3,
    });
    expect(read('mobility/milesight-vs135', '0ECC05000700', 85)).toEqual({ line_4_period_in: 5, line_4_period_out: 7 });
  });

  it('VEC-L-PAY', () => {
    const frame = '08310001 058164 07C90200 0374B208 068301000000 048001000000';
    expect(read('lighting/milesight-ws558', frame, 85)).toMatchObject({
      switch_1: 1,
      switch_2: 0,
      power_factor: 100,
      total_current: 2,
      voltage: 222.6,
      power_consumption: 1,
      active_power: 1,
    });
  });
});

describe('orders to the field', () => {
  const order = (device: string, data: Readonly<Record<string, number | string>>): string | undefined => {
    const { bytes } = packCodec(device).encode(data);
    return bytes && Buffer.from(bytes).toString('hex');
  };

  it('switches lamps, at once or later', () => {
    expect(order('lighting/milesight-ws558', { switch_1: 1, switch_3: 0 })).toBe('080501');
    expect(order('lighting/milesight-ws558', { switch_2: 1, delay_time: 300, task_id: 1 })).toBe('ff32012c010202');
    expect(order('lighting/milesight-uc300', { gpio_output_1: 1 })).toBe('0701ff');
  });

  it('changes the reporting period', () => {
    expect(order('waste/milesight-em400-mud', { report_interval: 600 })).toBe('ff035802');
    expect(order('water/milesight-em410-rdl', { report_interval: 300 })).toBe('ff8e000500');
    expect(order('water/decentlab-dl-ctd10', { command: 'set period + save', parameter: 3600 })).toBe('00020e1048a4');
  });

  it('refuses what cannot be done', () => {
    expect(packCodec('lighting/milesight-ws558').encode({ switch_1: 50 }).errors).toBeDefined();
    expect(packCodec('lighting/milesight-ws558').encode({}).errors).toBeDefined();
    expect(packCodec('water/milesight-em410-rdl').encode({ report_interval: 5 }).errors).toBeDefined();
  });
});
