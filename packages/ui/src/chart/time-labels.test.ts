import { expect, test } from 'vitest';
import { timeLabels } from './time-labels.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

test('the day is said once, in local time, also on the night of 25 hours', () => {
  const labels = timeLabels('Europe/Paris', 'fr');
  const midnight = at('2025-10-25T22:00:00Z');
  const times = [0, 6, 12, 18, 24, 30].map((hours) => midnight + hours * HOUR);
  expect(labels.ticks(times, 6 * HOUR)).toEqual([
    '00:00\n26 oct.',
    '05:00',
    '11:00',
    '17:00',
    '23:00',
    '05:00\n27 oct.',
  ]);
});

test('times and days are local', () => {
  const labels = timeLabels('Europe/Paris', 'fr');
  expect(labels.clock(at('2026-01-10T23:05:00Z'))).toBe('00:05');
  expect(labels.day(at('2026-01-10T23:05:00Z'))).toBe('11 janv.');
});
