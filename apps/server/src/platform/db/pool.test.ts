import { expect, test } from 'vitest';

import { fromTimestamp, toTimestamp } from './pool.ts';

test('an instant comes back as it went, to the microsecond', () => {
  const instant = Date.UTC(2025, 9, 26, 1, 2, 3, 456);
  expect(toTimestamp(instant)).toBe('2025-10-26T01:02:03.456Z');
  expect(toTimestamp(instant + 0.001)).toBe('2025-10-26T01:02:03.456001Z');
  expect(fromTimestamp('2025-10-26 01:02:03.456+00')).toBe(instant);
  expect(fromTimestamp('2025-10-26 01:02:03+00')).toBe(instant - 456);
  expect(fromTimestamp('2025-10-26 01:02:03.456001+00')).toBeCloseTo(instant + 0.001, 4);
  expect(fromTimestamp('1969-12-31 23:59:59.5+00')).toBe(-500);
});
