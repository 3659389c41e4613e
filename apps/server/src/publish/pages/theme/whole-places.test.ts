import { quantityOf } from '@vigie/kit';
import type { Completeness } from '@vigie/kit';
import { expect, it } from 'vitest';
import type { IndicatorRow } from '#publish/reads.ts';
import { wholePlaces } from './whole-places.ts';

type Figure = readonly [value?: number | undefined, completeness?: Completeness];

const row = (datastream: number, start: number, [value, completeness = 'good']: Figure): IndicatorRow => ({
  indicator: 'daily',
  thing: 'pont',
  datastream,
  start,
  end: start + 1,
  coverage: 1,
  completeness,
  ...(value === undefined ? {} : { value }),
});

it('the directions of a counter are one count; a day that lacks one has none', () => {
  const rows = [
    row(1, 0, [10]),
    row(2, 0, [5]),
    row(1, 1, [7]),
    row(2, 1, []),
    row(1, 2, [3, 'partial']),
    row(2, 2, [4]),
  ];
  const found = wholePlaces(rows, quantityOf('count'));
  expect(found.map(({ start, value, completeness }) => [start, value, completeness])).toEqual([
    [0, 15, 'good'],
    [1, undefined, 'none'],
    [2, 7, 'partial'],
  ]);
  expect(wholePlaces(rows, quantityOf('temperature'))).toBe(rows);
});
