import { expect, test } from 'vitest';
import { parseInstant } from './iso-instant.ts';
import { parseRatings, rate, ratingsDifferFrom } from './rating.ts';

const TEXT = `
v1 ..2025-10-01 : 0.30..2.00 a=7.9 h0=0.21 b=1.72
v2 2025-10-01.. : 0.30..1.329 a=8.4 h0=0.21 b=1.72 | 1.329..3 a=14.6399 h0=0.55 b=1.45`;
const read = parseRatings(TEXT);
const versions = read.ok ? read.versions : [];
const before = parseInstant('2025-06-01T00:00:00Z') ?? 0;
const since = parseInstant('2025-10-01T00:00:00Z') ?? 0;

test('VEC-R-1 by a written curve: the version of its day, each segment', () => {
  expect(read.ok).toBe(true);
  expect(rate(versions, 1.329, since)).toEqual({ discharge: expect.closeTo(10.192, 3), version: 'v2' });
  expect(rate(versions, 0.98, since)).toEqual({ discharge: expect.closeTo(5.359, 3), version: 'v2' });
  expect(rate(versions, 2, since)).toEqual({ discharge: expect.closeTo(25.091, 3), version: 'v2' });
  expect(rate(versions, 0.98, before)).toEqual({ discharge: expect.closeTo((5.359 * 7.9) / 8.4, 3), version: 'v1' });
});

test('outside its curve a stage has no discharge, and the reason is said', () => {
  expect(rate(versions, 0.1, since)).toEqual({ reason: 'below-curve', version: 'v2', bound: 0.3 });
  expect(rate(versions, 3.2, since)).toEqual({ reason: 'above-curve', version: 'v2', bound: 3 });
  expect(rate([], 1, since)).toEqual({ reason: 'no-curve' });
  expect(rate(versions.slice(1), 1, before)).toEqual({ reason: 'no-curve-then' });
});

test.each([
  ['v2 2025-10-01.. : 0.3 à 2', 'illisible'],
  ['v1 .. : 1..0.3 a=8 h0=0.2 b=1.7', 'la fin doit dépasser'],
  ['v1 .. : 0.3..1 a=8 h0=0.21 b=1.7 | 1..2 a=20 h0=0.21 b=1.7', 'ne prolonge pas'],
  ['v1 .. : 0.3..1 a=8 h0=0.21 b=1.7 | 1.2..2 a=8 h0=0.21 b=1.7', 'ne prolonge pas'],
  ['v1 .. : 0.3..1 a=8 h0=0.2 b=1.7 ; v2 2025-10-01.. : 0.3..1 a=8 h0=0.2 b=1.7', 'valent le même jour'],
])('refuses %s', (text, words) => {
  const refused = parseRatings(text);
  expect(!refused.ok && refused.fault.fr).toContain(words);
});

test('French decimals are read', () => {
  expect(parseRatings('v1 .. : 0,30..2,00 a=7,9 h0=0,21 b=1,72')).toMatchObject({
    ok: true,
    versions: [{ curve: [{ from: 0.3, a: 7.9 }] }],
  });
});

test('two writings differ from the first instant at which they rate differently', () => {
  const [v1, v2] = ['v1 ..2025-10-01 : 0.3..2 a=7.9 h0=0.21 b=1.72', 'v2 2025-10-01.. : 0.3..2 a=8.4 h0=0.21 b=1.72'];
  expect(ratingsDifferFrom(v1, `${v1} ; ${v2}`)).toBe(since);
  expect(ratingsDifferFrom(`${v1} ; ${v2}`, `${v2}\n${v1}`)).toBeUndefined();
  expect(ratingsDifferFrom('', v2)).toBe(since);
  expect(ratingsDifferFrom(v1, v1.replace('7.9', '8'))).toBe(0);
});
