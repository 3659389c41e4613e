import { DAY, dayNumber } from '@vigie/kit';
import type { SimulatedMoment } from '@vigie/kit';
import { expect, test } from 'vitest';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { composedQuarter } from './composition-simulator.ts';

const THURSDAY = dayNumber({ year: 2026, month: 6, day: 18 }) * DAY;
const street = { seed: 9, day: 66, evening: 65, night: 57, nightLife: 0.6, festivals: [] };
const at = (quarter: number): SimulatedMoment => ({
  time: THURSDAY + quarter * 900_000,
  day: 20_622,
  hour: quarter / 4,
  weekday: 4,
  month: 6,
  publicHoliday: false,
  schoolHoliday: false,
  airTemperature: 24,
  rain: 0,
  wind: 4,
});
const text = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

test('every quarter of a day keeps the contract', () => {
  for (let quarter = 0; quarter < 96; quarter += 1) {
    const bytes = text(composedQuarter(street, at(quarter)));
    expect(() => decode('noise', 'neutral-composition', { bytes, port: 1 })).not.toThrow();
  }
});

test('a concert is music', () => {
  const festive = { ...street, festivals: [{ start: THURSDAY, end: THURSDAY + DAY }] };
  const { classes } = composedQuarter(festive, at(88)) as { classes: { k: string; energyShare: number }[] }; // the contract
  expect(classes.find(({ k }) => k === 'music')?.energyShare).toBeGreaterThan(0.7);
});
