import { describe, expect, test } from 'vitest';
import {
  emergence,
  equivalentLevel,
  exceededLevel,
  harmonica,
  intermittencyRatio,
  lden,
  ldenOf,
  meanLevel,
  particularLevel,
  periodLevels,
  soundExposureLevel,
} from './noise.ts';

const SECONDS = [55, 57.2, 61.5, 70.3, 66.1, 58.4, 54.9, 53.8, 56, 60.2];
const HOURS = [
  56.1, 54.8, 53.9, 53.2, 55.4, 60.7, 65.2, 68.9, 69.4, 68.1, 67.5, 67.9, 68.3, 68.0, 67.2, 67.8, 68.6, 69.1, 67.4,
  66.0, 64.3, 63.1, 61.5, 58.9,
].map((level, hour) => ({ hour, level, duration: 1 }));

describe('sound levels', () => {
  test('VEC-N-1 energy mean, percentiles with L10 the high one, intermittency', () => {
    expect(meanLevel(SECONDS)).toBeCloseTo(62.951, 3);
    expect(exceededLevel(SECONDS, 10)).toBeCloseTo(66.52, 3);
    expect(exceededLevel(SECONDS, 50)).toBeCloseTo(57.8, 3);
    expect(exceededLevel(SECONDS, 90)).toBeCloseTo(54.79, 3);
    expect(intermittencyRatio(SECONDS)).toBeCloseTo(74.962, 3);
  });

  test('VEC-N-2 Lden of three periods', () => {
    expect(lden({ day: 65, evening: 62, night: 57 })).toBeCloseTo(66.114, 3);
  });

  test('VEC-N-3 periods 6–18–22–6 of 24 hours, and the other figure of 7–19–23', () => {
    const { day, evening, night } = periodLevels(HOURS);
    expect(day).toBeCloseTo(68.115, 3);
    expect(evening).toBeCloseTo(65.505, 3);
    expect(night).toBeCloseTo(57.848, 3);
    expect(ldenOf(HOURS)).toBeCloseTo(68.539, 3);
    expect(equivalentLevel(HOURS)).toBeCloseTo(66.058, 3);
    expect(equivalentLevel(HOURS.slice(6, 22))).toBeCloseTo(67.595, 3);
    expect(ldenOf(HOURS, { day: 7, evening: 19, night: 23 })).toBeCloseTo(68.743, 3);
  });

  test('VEC-N-4 emergence and particular noise', () => {
    expect(emergence(52.3, 47.6)).toBeCloseTo(4.7, 3);
    expect(particularLevel(52.3, 47.6)).toBeCloseTo(50.503, 3);
    expect(particularLevel(47.6, 52.3)).toBeUndefined();
  });

  test('VEC-N-5 Harmonica', () => {
    const { background, events, index } = harmonica(65.2, 52.4);
    expect([background, events, index].map((x) => x.toFixed(3))).toEqual(['4.480', '3.200', '7.680']);
  });

  test('VEC-N-6 a sum of sources by their duration, and SEL', () => {
    const sources = [
      { duration: 2400, level: 66 },
      { duration: 120, level: 78 },
      { duration: 600, level: 60 },
      { duration: 480, level: 52 },
    ];
    expect(equivalentLevel(sources)).toBeCloseTo(66.942, 3);
    expect(soundExposureLevel(82.4, 12)).toBeCloseTo(93.192, 3);
  });

  test('VEC-N-7 unequal durations', () => {
    const levels = [
      { duration: 600, level: 62 },
      { duration: 600, level: 65.5 },
      { duration: 240, level: 71.2 },
    ];
    expect(equivalentLevel(levels)).toBeCloseTo(66.371, 3);
  });

  test('nothing heard is no level', () => {
    expect(equivalentLevel([])).toBeUndefined();
    expect(ldenOf(HOURS.slice(6, 18))).toBeUndefined();
  });
});
