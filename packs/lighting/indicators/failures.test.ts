import { HOUR, localNight, localDay, MINUTE, sunTimes } from '@vigie/kit';
import type { AssetProperties, Instant, WindowInput } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { dayBurningOf } from './day-burning.ts';
import { lampFailureOf } from './lamp-failure.ts';
import { lampsOutOf } from './lamps-out.ts';

const AIX = { longitude: 5.4474, latitude: 43.5297 };
const DATE = { year: 2025, month: 12, day: 21 };
const night = localNight(DATE);
const day = localDay(DATE);
const sunset = sunTimes(DATE, AIX).set!;

function input(
  window: { start: Instant; end: Instant },
  asset: AssetProperties,
  powerAt: (time: Instant) => number,
): WindowInput {
  const samples = [];
  for (let time = window.start; time < window.end; time += 15 * MINUTE) {
    samples.push({ time, duration: 15 * MINUTE, value: powerAt(time) });
  }
  return { ...window, samples, asset, ...AIX, localHour: () => 0 };
}
const lamp = { nominalPower: 60, standbyPower: 0.5 };

describe('VEC-L-4: failures told by power', () => {
  it('a lamp that gives no light in the evening has failed', () => {
    expect(lampFailureOf(input(night, lamp, () => 2.1))).toBe(1);
  });

  it('a lamp switched off in the middle of the night has not', () => {
    const dimmed = (time: Instant): number => (time > sunset && time < sunset + 5 * HOUR ? 60 : 0.5);
    expect(lampFailureOf(input(night, lamp, dimmed))).toBe(0);
  });

  it('one dead reading is not a failure', () => {
    const flicker = (time: Instant): number => (time > sunset + 2.2 * HOUR && time < sunset + 2.5 * HOUR ? 1 : 60);
    expect(lampFailureOf(input(night, lamp, flicker))).toBe(0);
  });

  it('says nothing without readings or without a registered power', () => {
    expect(lampFailureOf({ ...input(night, lamp, () => 60), samples: [] })).toBeUndefined();
    expect(lampFailureOf(input(night, {}, () => 60))).toBeUndefined();
  });

  it('counts the lamps out behind a cabinet', () => {
    const cabinet = { installedPower: 38 * 60, lampCount: 38 };
    expect(lampsOutOf(input(night, cabinet, () => 2164.4))).toBe(3);
    expect(lampsOutOf(input(night, cabinet, () => 5000))).toBe(0);
    expect(lampsOutOf(input(night, {}, () => 2164.4))).toBeUndefined();
  });

  it('sees lamps that burn by day', () => {
    expect(dayBurningOf(input(day, lamp, () => 12))).toBe(1);
    expect(dayBurningOf(input(day, lamp, () => 0.6))).toBe(0);
  });
});
