import { expect, it } from 'vitest';
import { parseInstant } from './iso-instant.ts';
import { parseRatings, rate } from './rating.ts';
import { ratingFromTable, withRating } from './rating-table.ts';

const from = parseInstant('2026-01-01T00:00:00Z') ?? 0;
const points = [0.3, 0.6, 1.2, 2].map((stage) => ({ stage, discharge: 8.4 * (stage - 0.21) ** 1.72 }));

it('VEC-R-1 from a table: the curve goes through its points and follows the law between them', () => {
  const line = ratingFromTable(points, { version: 'table', from, h0: 0.21 });
  const read = parseRatings(line.ok ? line.text : '');
  expect(read.ok).toBe(true);
  const versions = read.ok ? read.versions : [];
  for (const { stage, discharge } of points)
    expect(rate(versions, stage, from)).toMatchObject({ discharge: expect.closeTo(discharge, 4), version: 'table' });
  expect(rate(versions, 0.98, from)).toMatchObject({ discharge: expect.closeTo(5.359, 3) });
  expect(rate(versions, 2.1, from)).toMatchObject({ reason: 'above-curve' });
  expect(rate(versions, 0.98, from - 1)).toEqual({ reason: 'no-curve-then' });
});

it.each([
  [points.slice(0, 1), 'deux points'],
  [points.toReversed(), 'Point 2'],
  [[{ stage: 0.2, discharge: 1 }, ...points], 'Point 1'],
  [Array.from({ length: 201 }, (_, i) => ({ stage: 1 + i, discharge: 1 + i })), 'Plus de 200'],
])('says what is wrong with %#', (table, words) => {
  const line = ratingFromTable(table, { version: 'x', from, h0: 0.21 });
  expect(!line.ok && line.fault.fr).toContain(words);
});

it('closes the curve that was open, and only that one', () => {
  const known = 'v1 ..2025-10-01 : 0.3..2 a=7.9 h0=0.21 b=1.72 ; v2 2025-10-01.. : 0.3..2 a=8.4 h0=0.21 b=1.72';
  const line = 'v3 2026-01-01.. : 0.3..2 a=8 h0=0.21 b=1.7';
  const text = withRating(known, line, from);
  expect(text).toContain('v2 2025-10-01..2026-01-01 :');
  expect(text).toContain('v1 ..2025-10-01 :');
  expect(parseRatings(text).ok).toBe(true);
  expect(withRating('', line, from)).toBe(line);
});
