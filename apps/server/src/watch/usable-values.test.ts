import type { Observation } from '@vigie/kit';
import { expect, test } from 'vitest';
import { usable } from './usable-values.ts';

const value = (time: number, end?: number): Observation => ({
  datastream: 1,
  time,
  duration: 10,
  raw: time,
  adjusted: time,
  flag: 1,
  reasons: 0,
  codec: 0,
  frame: 0n,
  ...(end === undefined ? {} : { end }),
});

test('a level over a period counts when it could be known, a moment at once', () => {
  expect(usable([value(20, 30), value(25), value(10, 20), { ...value(5), adjusted: undefined }])).toEqual([
    { time: 20, value: 10 },
    { time: 25, value: 25 },
    { time: 30, value: 20 },
  ]);
});
