import { expect, test } from 'vitest';
import { nights } from './nights.ts';

const HOUR = 3_600_000;
const MARSEILLE = { longitude: 5.37, latitude: 43.3 };

test('a week has its nights, a month none', () => {
  const from = Date.parse('2026-06-01T10:00:00Z');
  const week = nights(MARSEILLE, from, from + 7 * 24 * HOUR);
  expect(week).toHaveLength(7);
  for (const night of week) expect((night.to - night.from) / HOUR).toBeCloseTo(8.8, 0);
  expect(nights(MARSEILLE, from, from + 30 * 24 * HOUR)).toEqual([]);
});

test('an interval inside a night is that night', () => {
  const from = Date.parse('2026-01-10T22:00:00Z');
  expect(nights(MARSEILLE, from, from + HOUR)).toEqual([{ from, to: from + HOUR }]);
});
