import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@vigie/kit';
import { parseFieldPath } from './field-path.ts';
import { readingsOf } from './readings.ts';
import type { FieldMapping } from './readings.ts';

const TIME = Date.UTC(2026, 2, 1, 12);

function read(data: JsonObject, field: string, { factor = 1, offset = 0 } = {}) {
  return readingsOf(data, [{ id: 7, field, factor, offset }], TIME).map(({ time, value }) => [time, value]);
}

describe('a field', () => {
  it('is found by its path', () => {
    const data = { a: { b: [{ c: 3 }, { c: 4 }] }, 'battery voltage': 3.6, list: [5] };
    expect(read(data, 'a.b[1].c')).toEqual([[TIME, 4]]);
    expect(read(data, 'battery voltage')).toEqual([[TIME, 3.6]]);
    expect(read(data, 'list[0]')).toEqual([[TIME, 5]]);
    expect(parseFieldPath('a.b[0].c')).toEqual(['a', 'b', 0, 'c']);
  });

  it('gives no reading where it is missing or null', () => {
    const data = { a: { b: null }, text: 'x', list: [] };
    for (const field of [
      'b',
      'a.b',
      'a.c',
      'text.length',
      'list[0]',
      'list.length',
      'constructor',
      'a.__proto__',
      'toString',
    ]) {
      expect(read(data, field)).toEqual([]);
    }
  });

  it('is taken for a number where it stands for one', () => {
    expect(read({ x: 120 }, 'x', { factor: 0.001, offset: 2 })).toEqual([[TIME, 2.12]]);
    expect(read({ x: true }, 'x')).toEqual([[TIME, 1]]);
    expect(read({ x: false }, 'x')).toEqual([[TIME, 0]]);
    expect(read({ x: ' -3.5e1 ' }, 'x')).toEqual([[TIME, -35]]);
    expect(read({ x: 0 }, 'x')).toEqual([[TIME, 0]]);
  });

  it('gives a reading that is not finite where it is no number', () => {
    for (const x of ['NaN', 'Infinity', '-Infinity', '', 'closed', '0x10', '1,5', {}, [1]]) {
      const [first] = readingsOf({ x }, [{ id: 7, field: 'x', factor: 1, offset: 0 }], TIME);
      expect(Number.isFinite(first?.value)).toBe(false);
    }
  });
});

describe('a history', () => {
  const entries: readonly JsonObject[] = [
    { time: '2026-03-01T10:00:00Z', level: 1 },
    { timestamp: 1_772_362_800, level: 2 },
    { time: 1_772_366_400_000, level: 3 },
    { level: 4 },
    { time: 'yesterday', level: 5 },
    { time: '2026-03-01T11:30:00' },
  ];
  const expected = [
    [Date.UTC(2026, 2, 1, 10), 1],
    [Date.UTC(2026, 2, 1, 11), 2],
    [Date.UTC(2026, 2, 1, 12), 3],
    [TIME, 4],
    [TIME, Number.NaN],
  ];

  it('is read by a plain field, after the present value', () => {
    expect(read({ level: 9, history: entries }, 'level')).toEqual([[TIME, 9], ...expected]);
    expect(read({ history: entries }, 'level')).toEqual(expected);
  });

  it('is read wherever it stands by a path with [*]', () => {
    expect(read({ past: { log: entries } }, 'past.log[*].level')).toEqual(expected);
    expect(read({ past: 3 }, 'past[*].level')).toEqual([]);
    expect(read({ past: [3, null, 'x', [1]] }, 'past[*].level')).toEqual([]);
  });

  it('may be long', () => {
    const history = Array.from({ length: 96 }, (_, i) => ({ time: TIME - i * 900_000, level: i }));
    expect(read({ history }, 'level')).toHaveLength(96);
  });
});

describe('a value that tells of a period', () => {
  const QUARTER = 900;
  const periods = (data: JsonObject, told: Partial<FieldMapping>) =>
    readingsOf(data, [{ id: 7, field: 'n', factor: 1, offset: 0, period: QUARTER, ...told }], TIME).map(
      ({ period }) => period && [period.start - TIME, period.end - TIME],
    );

  it('carries it, and says its own moment still', () => {
    expect(periods({ n: 5 }, {})).toEqual([undefined]);
    expect(periods({ n: 5 }, { covers: 'before' })).toEqual([[-900_000, 0]]);
    expect(periods({ n: 5 }, { covers: 'after' })).toEqual([[0, 900_000]]);
    const [reading] = readingsOf(
      { n: 5 },
      [{ id: 7, field: 'n', factor: 1, offset: 0, period: 60, covers: 'before' }],
      TIME,
    );
    expect(reading?.time).toBe(TIME);
  });

  it('takes the length the device says beside the value, where it is one', () => {
    const told = { covers: 'before', periodField: 'seconds' } as const;
    expect(periods({ n: 5, seconds: 60 }, told)).toEqual([[-60_000, 0]]);
    for (const seconds of [0, -60, 'x', 1e9, null]) expect(periods({ n: 5, seconds }, told)).toEqual([[-900_000, 0]]);
    const history = [{ time: TIME - 600_000, n: 5, seconds: 300 }];
    expect(periods({ history }, told)).toEqual([[-900_000, -600_000]]);
  });
});

describe('any data', () => {
  it('never throws, and gives at most one reading for a plain field outside a history', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (data, field) => {
        // a dictionary of JSON values is a JSON object
        const readings = readingsOf(data as JsonObject, [{ id: 1, field, factor: 1, offset: 0 }], TIME);
        return Object.hasOwn(data, 'history') || field.includes('[*]') || readings.length <= 1;
      }),
    );
  });
});
