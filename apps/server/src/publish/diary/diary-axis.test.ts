import { HOUR } from '@vigie/kit';
import { expect, it } from 'vitest';
import { hourTicks, stageTicks } from './diary-axis.ts';

it('lines stand at round stages and frame the values', () => {
  expect(stageTicks(0.38, 1.84).map((tick) => Number(tick.toFixed(2)))).toEqual([
    0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2,
  ]);
  expect(stageTicks(0.4, 0.4)).toHaveLength(1);
});

it('times stand at round local hours, winter and summer', () => {
  const start = Date.parse('2026-11-21T12:20:00Z');
  const ticks = hourTicks({ start, end: start + 40 * HOUR }, 'Europe/Paris');
  expect(ticks.map((time) => new Date(time).toISOString().slice(5, 16))).toEqual([
    '11-21T17:00',
    '11-21T23:00',
    '11-22T05:00',
    '11-22T11:00',
    '11-22T17:00',
    '11-22T23:00',
  ]);
  const week = hourTicks({ start, end: start + 20 * 24 * HOUR }, 'Europe/Paris');
  expect(week.length).toBeLessThanOrEqual(8);
  expect(week.every((time) => new Date(time).getUTCHours() === 23)).toBe(true);
});
