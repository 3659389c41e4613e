import { expect, test } from 'vitest';
import { lastMonths } from './months.ts';

test('months of local time, across the new year', () => {
  expect(lastMonths(Date.parse('2026-01-31T23:30:00Z'), 3)).toEqual(['2026-02', '2026-01', '2025-12']);
});
