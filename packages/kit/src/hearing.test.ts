import { expect, test } from 'vitest';
import { hearingOf } from './hearing.ts';
import { HOUR } from './instant.ts';

test('warning after two periods, offline after three', () => {
  const at = (hours: number) => hearingOf({ lastSeen: 0, period: HOUR }, hours * HOUR);
  expect([1, 2, 2.1, 3, 3.1].map(at)).toEqual(['heard', 'heard', 'late', 'late', 'offline']);
  expect(hearingOf({ lastSeen: undefined, period: HOUR }, 0)).toBe('never');
});
