import { QUANTITIES } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import type { Quality } from '../quality.ts';
import { roundTicks, tickDecimals } from '@vigie/ui/panels';
import { localMidnights, localNights, timeTicks } from './time-axis.ts';
import { type ChartPoint, type TimeChart, hasGaps, invalidIntervals, lineRuns, valueSpan } from './time-chart.ts';

const HOUR = 3_600_000;
const point = (
  at: number,
  value?: number,
  quality: Quality = value === undefined ? 'missing' : 'good',
): ChartPoint => ({
  start: at * HOUR,
  end: (at + 1) * HOUR,
  value,
  quality,
  coverage: 1,
});
const chart = (points: readonly ChartPoint[], extra: Partial<TimeChart> = {}): TimeChart => ({
  id: 'c',
  title: '',
  summary: '',
  form: 'line',
  quantity: QUANTITIES.find(({ key }) => key === 'LAeq')!,
  interval: { start: 0, end: 10 * HOUR },
  step: HOUR,
  points,
  references: [],
  nights: [],
  fromZero: false,
  ...extra,
});

describe('line of a chart', () => {
  it('stays open where a value is missing or a time was skipped', () => {
    const runs = lineRuns([point(0, 1), point(1, 2), point(2), point(3, 3), point(6, 4)], HOUR);
    expect(runs.map(({ points }) => points.map(({ value }) => value))).toEqual([[1, 2], [3], [4]]);
    expect(hasGaps(chart([point(0, 1), point(3, 1)]))).toBe(true);
    expect(hasGaps(chart([point(0, 1), point(1, 1)]))).toBe(false);
  });

  it('is dashed on both sides of a partial value, and stays joined', () => {
    const runs = lineRuns([point(0, 1), point(1, 2, 'partial'), point(2, 3), point(3, 4)], HOUR);
    expect(runs.map(({ dashed, points }) => [dashed, points.length])).toEqual([
      [false, 1],
      [true, 3],
      [false, 2],
    ]);
  });

  it('hatches what was set aside, neighbours together', () => {
    const points = [
      point(0, 1),
      point(1, undefined, 'invalid'),
      point(2, undefined, 'invalid'),
      point(5, undefined, 'invalid'),
    ];
    expect(invalidIntervals(chart(points))).toEqual([
      { start: HOUR, end: 3 * HOUR },
      { start: 5 * HOUR, end: 6 * HOUR },
    ]);
  });

  it('shows near references, leaves far ones out, and starts counts at zero', () => {
    const points = [point(0, 60), point(1, 65)];
    const references = [
      { value: 68, label: 'near' },
      { value: 20, label: 'far' },
    ];
    const [low, high] = valueSpan(chart(points, { references }));
    expect(low).toBeGreaterThan(50);
    expect(high).toBeGreaterThan(68);
    expect(valueSpan(chart(points, { fromZero: true }))[0]).toBe(0);
  });
});

describe('axes', () => {
  it('takes round steps', () => {
    expect(roundTicks(57.6, 74.5, 5)).toEqual([60, 65, 70]);
    expect(tickDecimals(roundTicks(0.4, 1.6, 5))).toBe(1);
  });

  it('marks local days of 23 and 25 hours', () => {
    const hours = (from: string, to: string) => {
      const midnights = localMidnights({ start: Date.parse(from), end: Date.parse(to) }, 'Europe/Paris');
      return midnights.slice(1).map((time, at) => (time - (midnights[at] ?? 0)) / HOUR);
    };
    expect(hours('2026-10-23T22:00:00Z', '2026-10-27T12:00:00Z')).toEqual([24, 25, 24]);
    expect(hours('2026-03-27T23:00:00Z', '2026-03-30T12:00:00Z')).toEqual([24, 23]);
  });

  it('keeps nights between 22 h and 6 h, local time', () => {
    const start = Date.parse('2026-11-20T12:00:00Z');
    const nights = localNights({ start, end: start + 24 * HOUR }, 'Europe/Paris');
    expect(nights).toEqual([{ start: Date.parse('2026-11-20T21:00:00Z'), end: Date.parse('2026-11-21T05:00:00Z') }]);
  });

  it('writes no more marks than there is room for', () => {
    const end = Date.UTC(2026, 10, 22);
    const writer = { language: 'fr', zone: 'Europe/Paris' } as const;
    for (const days of [1, 7, 30, 365]) {
      const ticks = timeTicks({ start: end - days * 24 * HOUR, end }, writer, 8);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }
  });
});
