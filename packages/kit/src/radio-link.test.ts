import { expect, test } from 'vitest';
import { linkClass, snrMargin } from './radio-link.ts';

test('the margin is above what the spreading factor needs', () => {
  expect(snrMargin(-7.5, 7)).toBe(0);
  expect(snrMargin(-12, 12)).toBe(8);
  expect(snrMargin(5, 10)).toBe(20);
});

test('no spreading factor, no margin', () => {
  expect(snrMargin(3, undefined)).toBeUndefined();
  expect(snrMargin(3, 6)).toBeUndefined();
});

test('classes of margin', () => {
  expect([-4, 2.9, 3, 9.9, 10].map(linkClass)).toEqual(['weak', 'weak', 'fair', 'fair', 'good']);
});
