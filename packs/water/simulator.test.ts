import { describe, expect, it } from 'vitest';
import { DAY, HOUR, dayNumber } from '@vigie/kit';
import type { SimulatedMoment } from '@vigie/kit';
import { decode } from '../../tools/city-simulator/testing/decode.ts';
import { oxygenFoulingCheck } from './checks/oxygen-fouling.ts';
import { turbidityFloor } from './indicators/turbidity-floor.ts';
import { foulingAt, oxygenSimulator, stageAt, stageSimulator, turbiditySimulator } from './simulator.ts';

const RAIN = dayNumber({ year: 2026, month: 10, day: 13 }) * DAY + 6 * HOUR;
const storms = [{ start: RAIN, duration: 7 * HOUR, depth: 95 }];
const upstream = { seed: 2, delay: 0, riseTime: 4.5, base: 0.31, gain: 0.02, storms };
const downstream = { ...upstream, delay: 5, riseTime: 7 };
const power = { battery: 80, volts: 3.512 };
const moment: SimulatedMoment = {
  time: RAIN + 6 * HOUR,
  day: 20_739,
  hour: 14,
  weekday: 2,
  month: 10,
  publicHoliday: false,
  schoolHoliday: false,
  airTemperature: 17,
  rain: 8,
  wind: 3,
};
const hours = Array.from({ length: 120 }, (_, n) => n);
const peakOf = (reach: typeof upstream): number =>
  hours.reduce(
    (best, h) => (stageAt(reach, RAIN + h * HOUR, 10) > stageAt(reach, RAIN + best * HOUR, 10) ? h : best),
    0,
  );

describe('water simulator', () => {
  it('gives frames that the codecs read back within their resolution', () => {
    const values = stageSimulator.values(upstream, moment);
    const ctd = decode('water', stageSimulator.device, { bytes: stageSimulator.encode(values, power), port: 1 });
    expect(Math.abs(ctd['water_depth']! - values.stage * 1000)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(ctd['temperature']! - values.temperature)).toBeLessThanOrEqual(0.051);
    expect(ctd['electrical_conductivity']).toBe(Math.round(values.conductivity));
    expect(ctd['battery_voltage']).toBeCloseTo(3.512, 5);
    const ntu = decode('water', turbiditySimulator.device, {
      bytes: turbiditySimulator.encode(values, power),
      port: 1,
    });
    expect(Math.abs(ntu['turbidity_in_ntu']! - values.turbidity)).toBeLessThanOrEqual(0.051);
    const oxygen = decode('water', oxygenSimulator.device, { bytes: oxygenSimulator.encode(values, power), port: 1 });
    expect(oxygen['oxygen_concentration']).toBeCloseTo(values.oxygen, 2);
    expect(oxygen['oxygen_saturation']).toBeCloseTo(values.saturation, 1);
  });

  it('carries a flood downstream, and lets it recede', () => {
    expect(peakOf(upstream)).toBeGreaterThan(3);
    expect(peakOf(downstream)).toBeGreaterThan(peakOf(upstream) + 3);
    expect(stageAt(upstream, RAIN + peakOf(upstream) * HOUR, 10)).toBeGreaterThan(1.2);
    expect(stageAt(upstream, RAIN + 7 * 24 * HOUR, 10)).toBeLessThan(0.45);
  });

  it('does not move without rain', () => {
    const dry = { ...upstream, storms: [] };
    expect(stageAt(dry, RAIN, 10)).toBe(stageAt(dry, RAIN + 50 * HOUR, 10));
  });

  it('falls through a drought, and a soaking rain ends it', () => {
    const rain = [{ start: RAIN, duration: 6 * HOUR, depth: 20 }];
    const dry = { ...upstream, gain: 0, storms: rain };
    const [soaked, month, season] = [1, 30, 90].map((days) => stageAt(dry, RAIN + days * DAY, 7));
    expect(month).toBeLessThan(soaked!);
    expect(season).toBeLessThan(month!);
    expect(season).toBeGreaterThan(0.4 * soaked!);
    const ended = { ...dry, storms: [...rain, { start: RAIN + 89 * DAY, duration: 6 * HOUR, depth: 30 }] };
    expect(stageAt(ended, RAIN + 90 * DAY, 7)).toBeCloseTo(soaked!, 2);
  });

  it('a probe that fouls drifts, and cleaning brings it back', () => {
    const fouled = { ...upstream, storms: [], fouling: 40 };
    const hours = Array.from({ length: 80 * 24 }, (_, n) => RAIN + n * HOUR);
    const films = hours.map((time) => foulingAt(fouled, time));
    const cleaned = films.findIndex((film, i) => i > 0 && film < (films[i - 1] ?? 0));
    expect(films[cleaned - 1]).toBeGreaterThan(0.98);
    expect(films[cleaned]).toBeLessThan(0.001);
    const [before, after] = [-1, 0].map((hour) =>
      turbiditySimulator.values(fouled, { ...moment, rain: 0, time: RAIN + (cleaned + hour) * HOUR }),
    );
    expect(before!.turbidity).toBeGreaterThan(3 * after!.turbidity);
    expect(before!.saturation).toBeLessThan(0.6 * after!.saturation);
  });

  it('fouling is seen: oxygen far under the probe upstream, a floor of turbidity that does not come down', () => {
    const clean = { ...upstream, storms: [] };
    const fouled = { ...clean, fouling: 40 };
    const distance = (time: number) =>
      oxygenFoulingCheck.test.kind === 'cross-check' &&
      oxygenFoulingCheck.test.distance(
        oxygenSimulator.values(fouled, { ...moment, time }).saturation,
        [oxygenSimulator.values(clean, { ...moment, time }).saturation],
        {},
      );
    const hours = Array.from({ length: 80 * 24 }, (_, n) => RAIN + n * HOUR);
    const cleaned = hours.findIndex(
      (time, i) => i > 31 * 24 && foulingAt(fouled, time) < foulingAt(fouled, time - HOUR),
    );
    expect(distance(hours[cleaned - 12]!)).toBeGreaterThan(25);
    expect(distance(hours[cleaned + 12]!)).toBeLessThan(25);
    const samples = (from: number, to: number) =>
      Array.from({ length: (to - from) / HOUR }, (_, n) => {
        const time = from + n * HOUR;
        return { time, duration: HOUR, value: turbiditySimulator.values(fouled, { ...moment, time }).turbidity };
      });
    const ratio = (start: number) =>
      turbidityFloor.compute({
        start,
        end: start + DAY,
        samples: samples(start, start + DAY),
        before: samples(start - 30 * DAY, start),
        asset: {},
        longitude: 5,
        latitude: 43,
        localHour: () => 0,
      });
    expect(ratio(hours[cleaned]! - 26 * HOUR)).toBeGreaterThan(2);
    expect(ratio(hours[cleaned]! + HOUR)).toBeLessThan(1.5);
  });

  it('muddies and dilutes in a flood, and holds less oxygen when warm', () => {
    const calm = stageSimulator.values({ ...upstream, storms: [] }, moment);
    const flood = stageSimulator.values(upstream, moment);
    expect(flood.turbidity).toBeGreaterThan(calm.turbidity * 5);
    expect(flood.conductivity).toBeLessThan(calm.conductivity);
    const summer = stageSimulator.values({ ...upstream, storms: [] }, { ...moment, month: 8, airTemperature: 33 });
    expect(summer.oxygen).toBeLessThan(calm.oxygen);
  });
});
