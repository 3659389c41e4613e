import { HOUR } from '@vigie/kit';
import type { WindowInput } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { ldenDay } from './lden-day.ts';
import { lnight } from './lnight.ts';

const HOURS = [
  56.1, 54.8, 53.9, 53.2, 55.4, 60.7, 65.2, 68.9, 69.4, 68.1, 67.5, 67.9, 68.3, 68, 67.2, 67.8, 68.6, 69.1, 67.4, 66,
  64.3, 63.1, 61.5, 58.9,
];
const day: WindowInput = {
  start: 0,
  end: 24 * HOUR,
  samples: HOURS.map((value, hour) => ({ time: hour * HOUR, duration: HOUR, value })),
  asset: {},
  longitude: 5.45,
  latitude: 43.53,
  localHour: (time) => Math.floor(time / HOUR) % 24,
};

describe('noise indicators', () => {
  it('VEC-N-3: Lden of the French periods, not of 7–19–23', () => {
    expect(ldenDay.compute(day)).toBeCloseTo(68.539, 3);
  });

  it('VEC-N-3: Ln', () => {
    expect(lnight.compute(day)).toBeCloseTo(57.848, 3);
  });

  it('says nothing of a day without a night', () => {
    const noNight = day.samples.filter(({ time }) => day.localHour(time) >= 6 && day.localHour(time) < 22);
    expect(ldenDay.compute({ ...day, samples: noNight })).toBeUndefined();
    expect(lnight.compute({ ...day, samples: noNight })).toBeUndefined();
  });
});
