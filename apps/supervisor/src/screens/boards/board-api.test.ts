import { expect, it } from 'vitest';
import { joined } from './board-api.ts';
import type { Matrix } from './board-api.ts';

const page = (thing: string, times: readonly number[], values: readonly number[]): Matrix => ({
  series: 's',
  quantity: 'q',
  unit: '1',
  law: 'sum',
  grain: 'day',
  times,
  items: [
    { datastream: 1, thing, name: thing, field: 'f', values: [...values], quality: values.map(() => 'g').join('') },
  ],
});

it('pages are joined on one axis of time', () => {
  const both = joined(page('a', [1], [1]), page('b', [1, 2, 3], [7, 8, 9]));
  expect(both.times).toEqual([1, 2, 3]);
  expect(both.items.map(({ values, quality }) => [values, quality])).toEqual([
    [[1, null, null], 'g--'],
    [[7, 8, 9], 'ggg'],
  ]);
});
