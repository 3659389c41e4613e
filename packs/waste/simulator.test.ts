import { describe, expect, it } from 'vitest';
import { DAY } from '@vigie/kit';
import type { SimulatedMoment } from '@vigie/kit';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { echoCountSimulator, wasteSimulator } from './simulator.ts';
import type { SimulatedContainer } from './simulator.ts';

const FIRST_DAY = 20_700;
const container: SimulatedContainer = {
  seed: 11,
  roundEvery: 4,
  roundDay: FIRST_DAY,
  roundHour: 8,
  usualFill: 70,
  week: [1, 1, 1, 1, 1, 1, 1],
  empty: 2000,
  full: 400,
  blocked: [],
  knockedOver: [],
};
const at = (hours: number): SimulatedMoment => ({
  time: FIRST_DAY * DAY + hours * 3_600_000,
  day: FIRST_DAY + Math.floor(hours / 24),
  hour: hours % 24,
  weekday: 4,
  month: 10,
  publicHoliday: false,
  schoolHoliday: false,
  airTemperature: 17,
  rain: 0,
  wind: 3,
});
const fillAt = (hours: number, changed = container): number => wasteSimulator.values(changed, at(hours)).fill;

describe('waste simulator', () => {
  it('gives frames that both codecs read back to the millimetre', () => {
    const values = wasteSimulator.values(container, at(30));
    const power = { battery: 92, volts: 3.456 };
    const mud = decode('waste', wasteSimulator.device, { bytes: wasteSimulator.encode(values, power), port: 85 });
    expect(mud['distance']).toBe(values.distance);
    expect(mud['temperature']).toBeCloseTo(values.temperature, 0);
    expect(mud['battery']).toBe(92);
    const mbx = decode('waste', echoCountSimulator.device, {
      bytes: echoCountSimulator.encode(values, power),
      port: 1,
    });
    expect(mbx['distance']).toBe(values.distance);
    expect(mbx['number_of_valid_samples']).toBe(values.validSamples);
    expect(mbx['battery_voltage']).toBeCloseTo(3.456, 5);
  });

  it('reads frost below zero', () => {
    const cold = wasteSimulator.values(container, { ...at(3), airTemperature: -6 });
    const bytes = wasteSimulator.encode(cold, { battery: 50, volts: 3.5 });
    expect(decode('waste', wasteSimulator.device, { bytes, port: 85 })['temperature']).toBeLessThan(-3);
  });

  it('fills between rounds and is emptied by them', () => {
    const fills = Array.from({ length: 90 * 12 }, (_, n) => fillAt(n * 2));
    const drops = fills.slice(1).filter((fill, n) => fill < fills[n]! - 1e-9);
    // a round every four days, nearly all of which take place
    expect(drops.length).toBeGreaterThan(18);
    expect(drops.length).toBeLessThanOrEqual(23);
    expect(Math.max(...drops)).toBeLessThan(25);
  });

  it('overflows where the lorry cannot come', () => {
    const blocked = { ...container, blocked: [{ start: 0, end: (FIRST_DAY + 30) * DAY }] };
    expect(fillAt(29 * 24, blocked)).toBeGreaterThan(100);
  });

  it('says that it lies on its side', () => {
    const fallen = { ...container, knockedOver: [{ start: 0, end: Number.MAX_SAFE_INTEGER }] };
    const bytes = wasteSimulator.encode(wasteSimulator.values(fallen, at(30)), { battery: 50, volts: 3.5 });
    expect(decode('waste', wasteSimulator.device, { bytes, port: 85 })['position']).not.toBe(0);
  });
});
