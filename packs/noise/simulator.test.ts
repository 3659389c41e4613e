import { describe, expect, it } from 'vitest';
import { DAY, dayNumber } from '@vigie/kit';
import type { SimulatedMoment } from '@vigie/kit';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { noiseSimulator } from './simulator.ts';

const street = { seed: 5, day: 68, evening: 66, night: 58, nightLife: 0, festivals: [] };
const THURSDAY = dayNumber({ year: 2026, month: 10, day: 15 }) * DAY;
const at = (hour: number, change: Partial<SimulatedMoment> = {}): SimulatedMoment => ({
  time: THURSDAY + hour * 3_600_000,
  day: 20_741,
  hour,
  weekday: 4,
  month: 10,
  publicHoliday: false,
  schoolHoliday: false,
  airTemperature: 17,
  rain: 0,
  wind: 3,
  ...change,
});
const energyMean = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);
const laeqOf = (first: number, last: number, change: Partial<SimulatedMoment> = {}): number =>
  energyMean(
    Array.from({ length: (last - first) * 4 }, (_, n) => noiseSimulator.values(street, at(first + n / 4, change)).laeq),
  );

describe('noise simulator', () => {
  it('gives frames that the codec reads back to the tenth of a decibel', () => {
    const values = noiseSimulator.values(street, at(9));
    const bytes = noiseSimulator.encode(values, { battery: 87, volts: 3.5 });
    const data = decode('noise', noiseSimulator.device, { bytes, port: noiseSimulator.port });
    expect(data['LAeq']).toBeCloseTo(values.laeq, 1);
    expect(data['LAF']).toBeCloseTo(values.laf, 1);
    expect(Math.abs(data['LAFmax']! - values.lafmax)).toBeLessThanOrEqual(0.051);
    expect(data['battery']).toBe(87);
  });

  it('is quieter at night than by day, and on Sunday than on Thursday', () => {
    expect(laeqOf(1, 5)).toBeLessThan(laeqOf(8, 18) - 7);
    expect(laeqOf(8, 18, { weekday: 7 })).toBeLessThan(laeqOf(8, 18) - 1);
  });

  it('never hears an equivalent level above the maximum', () => {
    for (let hour = 0; hour < 24; hour += 0.25) {
      const { laeq, laf, lafmax } = noiseSimulator.values(street, at(hour));
      expect(lafmax).toBeGreaterThan(laeq);
      expect(lafmax).toBeGreaterThanOrEqual(laf);
    }
  });

  it('hears a concert', () => {
    const festive = { ...street, festivals: [{ start: THURSDAY, end: THURSDAY + 86_400_000 }] };
    expect(noiseSimulator.values(festive, at(23)).laeq).toBeGreaterThan(
      noiseSimulator.values(street, at(23)).laeq + 10,
    );
  });
});
