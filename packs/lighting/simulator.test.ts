import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, dayNumber } from '@vigie/kit';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { CABINET_FRAME, LAMP_FRAME, cabinetPower, lampPower, lampValues, nightOf } from './simulator.ts';

const AIX = { longitude: 5.4474, latitude: 43.5297 };
const lamp = { seed: 3, wattage: 75, failures: [], notDimming: [] };
const day = dayNumber({ year: 2025, month: 12, day: 21 });
const night = nightOf(day, AIX);
const dusk = night[0]!.start;

describe('lighting simulator', () => {
  it('gives frames that the codecs read back within their resolution', () => {
    const values = { on: true, power: 73.4, voltage: 229.76, energy: 123_456.4 };
    const data = decode('lighting', 'milesight-ws558', { bytes: LAMP_FRAME.encode(values), port: LAMP_FRAME.port });
    expect(data['switch_1']).toBe(1);
    expect(data['active_power']).toBe(73);
    expect(data['voltage']).toBeCloseTo(229.8, 5);
    expect(data['power_consumption']).toBe(123_456);
    const cabinet = { on: true, power: 1312.5, energy: 4312.375, voltage: 229.7, doorOpen: true };
    const read = decode('lighting', 'milesight-uc300', {
      bytes: CABINET_FRAME.encode(cabinet),
      port: CABINET_FRAME.port,
    });
    expect(read['modbus_chn_1']).toBeCloseTo(1312.5, 2);
    expect(read['modbus_chn_2']).toBeCloseTo(4312.375, 1);
    expect(read['modbus_chn_3']).toBeCloseTo(229.7, 2);
    expect(read['gpio_input_1']).toBe(1);
    expect(read['gpio_output_1']).toBe(1);
  });

  it('lights up after sunset, dims at midnight and is off by day', () => {
    // sunset of 21 December in Aix: 16:04:40Z; ten minutes later, to the minute
    expect(dusk).toBe(dayNumber({ year: 2025, month: 12, day: 21 }) * DAY + 16 * HOUR + 14 * MINUTE);
    const at = (time: number) => lampValues(lamp, { time, night, energy: 0 });
    expect(at(dusk + HOUR).power).toBeGreaterThan(70);
    expect(at(dayNumber({ year: 2025, month: 12, day: 21 }) * DAY + 23 * HOUR + 30 * MINUTE).power).toBeLessThan(45);
    expect(at(dayNumber({ year: 2025, month: 12, day: 21 }) * DAY + 23 * HOUR + 30 * MINUTE).power).toBeGreaterThan(35);
    expect(at(dusk - MINUTE).on).toBe(false);
    expect(at(dusk - MINUTE).power).toBeLessThan(1);
  });

  it('takes almost nothing where a lamp is dead, full power where it does not dim', () => {
    const always = [{ start: 0, end: Number.MAX_SAFE_INTEGER }];
    expect(lampPower({ ...lamp, failures: always }, 100, dusk)).toBeLessThan(0.2 * 75);
    expect(lampPower({ ...lamp, notDimming: always }, 50, dusk)).toBe(75);
    const three = { seed: 1, lamps: [lamp, lamp, { ...lamp, failures: always }], doorOpen: [] };
    expect(cabinetPower(three, 100, dusk)).toBeCloseTo(1.03 * 150.5, 1);
  });
});
