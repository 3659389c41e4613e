import { describe, expect, it } from 'vitest';
import { DAY, dayNumber } from '@vigie/kit';
import type { SimulatedMoment } from '@vigie/kit';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { mobilitySimulator } from './simulator.ts';

const way = { seed: 21, mode: 'bike', daily: 1200, commuting: 0.7 } as const;
const TUESDAY = dayNumber({ year: 2026, month: 5, day: 12 }) * DAY;
const at = (hour: number, change: Partial<SimulatedMoment> = {}): SimulatedMoment => ({
  time: TUESDAY + hour * 3_600_000,
  day: 20_585,
  hour,
  weekday: 2,
  month: 5,
  publicHoliday: false,
  schoolHoliday: false,
  airTemperature: 20,
  rain: 0,
  wind: 3,
  ...change,
});
const dayOf = (change: Partial<SimulatedMoment> = {}): number =>
  Array.from({ length: 96 }, (_, n) => mobilitySimulator.values(way, at(n / 4, change))).reduce(
    (sum, { forth, back }) => sum + forth + back,
    0,
  );

describe('mobility simulator', () => {
  it('gives frames that the codec reads back exactly, sums wrapped on 16 bits', () => {
    const frame = { forth: 31, back: 12, forthSum: 65_535, backSum: 7, temperature: 21.3 };
    const bytes = mobilitySimulator.encodeCounter(frame, { battery: 100, volts: 7.2 });
    const data = decode('mobility', mobilitySimulator.device, { bytes, port: mobilitySimulator.port });
    expect(data).toMatchObject({ LTR: 31, RTL: 12, LTR_SUM: 65_535, RTL_SUM: 7, TEMP: 21.3, SBX_BATT: 7200 });
  });

  it('counts what the site usually counts on a dry working day in May', () => {
    expect(dayOf()).toBeGreaterThan(850);
    expect(dayOf()).toBeLessThan(1500);
  });

  it('counts zero in the night, as a number', () => {
    const night = Array.from({ length: 8 }, (_, n) => mobilitySimulator.values(way, at(2 + n / 4)).forth);
    expect(night).toContain(0);
    expect(Math.max(...night)).toBeLessThan(5);
  });

  it('sees fewer cyclists in the rain and on a holiday, and a morning tide', () => {
    expect(dayOf({ rain: 6 })).toBeLessThan(0.6 * dayOf());
    expect(dayOf({ publicHoliday: true })).toBeLessThan(dayOf());
    const morning = mobilitySimulator.values(way, at(8));
    expect(morning.forth).toBeGreaterThan(morning.back);
  });
});
