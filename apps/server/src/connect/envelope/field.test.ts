import { expect, test } from 'vitest';
import type { Json } from '@vigie/kit';
import { firstOf, numberOf, textOf, valueAt } from '#connect/envelope/field.ts';

test('numbers are read from text, never invented', () => {
  expect(numberOf('18.86')).toBe(18.86);
  expect(numberOf('-123.00')).toBe(-123);
  for (const value of ['', ' ', 'abc', null, true, undefined, '1e999', Infinity])
    expect(numberOf(value)).toBeUndefined();
});

test('identifiers may be numbers', () => {
  expect(textOf(42)).toBe('42');
  expect(textOf('')).toBeUndefined();
});

test('null is absence', () => {
  expect(firstOf({ a: null, b: 0 }, ['a', 'b'])).toBe(0);
});

test('a path reads arrays and objects and never a prototype', () => {
  const json = JSON.parse('{"a":[{"b":7}],"__proto__":{"polluted":1}}') as Json;
  expect(valueAt(json, 'a.0.b')).toBe(7);
  expect(valueAt(json, 'constructor.name')).toBeUndefined();
  expect(valueAt(json, 'a.length.x')).toBeUndefined();
  expect(valueAt({}, '__proto__.polluted')).toBeUndefined();
});
