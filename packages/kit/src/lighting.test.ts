import { expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import { HOUR, MINUTE } from './instant.ts';
import { parseInstant } from './iso-instant.ts';
import { confirmedFaults, lampFaults, lampsOut } from './lamp-fault.ts';
import { annualConsumption, levelAt, nightFigures, nightSegments, powerDensity } from './lighting.ts';
import { CIVIL_TWILIGHT_ZENITH, SUNRISE_ZENITH, sunTimes } from './solar.ts';

const AIX = { latitude: 43.5297, longitude: 5.4474 };

test('VEC-L-1 sunrise and sunset within a minute', () => {
  const days: [string, string, string][] = [
    ['2025-03-20', '05:41:15', '17:50:39'],
    ['2025-06-21', '03:57:12', '19:22:57'],
    ['2025-12-21', '07:08:07', '16:04:40'],
  ];
  for (const [day, rise, set] of days) {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const sun = sunTimes({ year, month, day: date }, AIX);
    expect(Math.abs((sun.rise ?? 0) - (parseInstant(`${day}T${rise}Z`) ?? 0))).toBeLessThan(MINUTE);
    expect(Math.abs((sun.set ?? 0) - (parseInstant(`${day}T${set}Z`) ?? 0))).toBeLessThan(MINUTE);
  }
});

function nightHours(zenith: number): number {
  let total = 0;
  for (let i = 0; i < 365; i += 1) {
    const date = addDays({ year: 2025, month: 1, day: 1 }, i);
    total += (sunTimes(addDays(date, 1), AIX, zenith).rise ?? 0) - (sunTimes(date, AIX, zenith).set ?? 0);
  }
  return total / HOUR;
}

test('VEC-L-2 hours of night of a year within an hour', () => {
  expect(Math.abs(nightHours(SUNRISE_ZENITH) - 4299.5)).toBeLessThan(1);
  expect(Math.abs(nightHours(CIVIL_TWILIGHT_ZENITH) - 3919.1)).toBeLessThan(1);
  expect(Math.abs(nightHours(SUNRISE_ZENITH) - (365 * 20) / 60 - 4177.9)).toBeLessThan(1);
});

const POWER: Readonly<Record<number, number>> = { 0: 0.5, 50: 31, 100: 60 };

test('VEC-L-3 energy, saving and hours of a night', () => {
  const programme = {
    sunsetOffset: 10,
    sunriseOffset: -10,
    level: 100,
    steps: [
      { minute: 300, level: 50 },
      { minute: 1320, level: 50 },
      { minute: 30, level: 0 },
    ],
  };
  const segments = nightSegments({ date: { year: 2025, month: 12, day: 21 }, place: AIX, programme });
  const figures = nightFigures(segments, (level) => POWER[level] ?? 0);
  expect(figures.energy).toBeCloseTo(457.717, 3);
  expect(figures.reference).toBeCloseTo(884, 6);
  expect(figures.saving).toBeCloseTo(48.222, 3);
  expect(figures.burningHours).toBeCloseTo(10.2333, 4);
  expect(figures.fullLoadHours).toBeCloseTo(7.5, 4);
  expect(figures.nightHours).toBeCloseTo(14.7333, 4);
  expect(levelAt(segments, parseInstant('2025-12-21T21:30:00Z') ?? 0)).toBe(50);
  expect(levelAt(segments, parseInstant('2025-12-21T12:00:00Z') ?? 0)).toBe(0);
});

test('the sun that does not set lights no lamp', () => {
  const place = { latitude: 78, longitude: 15 };
  const programme = { sunsetOffset: 0, sunriseOffset: 0, level: 100, steps: [] };
  expect(nightSegments({ date: { year: 2025, month: 6, day: 21 }, place, programme })).toEqual([]);
});

test('VEC-L-4 lamp faults by power, lamps out of a cabinet', () => {
  const lamp = { points: [0, 50, 100].map((level) => ({ level, power: POWER[level] ?? 0 })), tolerance: 6 };
  expect(lampFaults(50, 2.1, lamp)).toEqual(['lampFailure']);
  expect(lampFaults(50, 12, lamp)).toEqual(['lampPowerTooLow']);
  expect(lampFaults(50, 58, lamp)).toEqual(['lampPowerTooHigh', 'dimmingFailure']);
  expect(lampFaults(0, 12, lamp)).toEqual(['lampUnexpectedOn']);
  expect(lampFaults(50, 33, lamp)).toEqual([]);
  expect(confirmedFaults([], ['lampFailure'])).toEqual([]);
  expect(confirmedFaults(['lampFailure'], ['lampFailure'])).toEqual(['lampFailure']);
  const out = lampsOut({ lamps: 38, watts: 60, loss: 0.03 }, 2164.4);
  expect(out).toBeCloseTo(2.977, 3);
  expect(Math.round(out)).toBe(3);
});

test('VEC-L-5 power density and annual consumption', () => {
  expect(powerDensity(60, 10, 210)).toBeCloseTo(0.028571, 6);
  expect(annualConsumption([{ watts: 60, hours: 4000 }], 210)).toBeCloseTo(1.1429, 4);
  const parts = [
    { watts: 60, hours: 1900 },
    { watts: 31, hours: 2100 },
  ];
  expect(annualConsumption(parts, 210)).toBeCloseTo(0.8529, 4);
});
