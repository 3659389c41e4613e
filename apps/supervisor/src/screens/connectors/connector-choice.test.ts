import { expect, test } from 'vitest';
import type { Connector } from './connector-api.ts';
import { chosenOf, nextSort, sortOf } from './connector-choice.ts';

const connector = (id: string, received: number, trouble: number): Connector => ({
  id,
  kind: 'http-json',
  name: id.toUpperCase(),
  settings: {},
  created: '2026-01-01T00:00:00Z',
  activity: { state: 'receiving', devices: 1, received, trouble, framesPerHour: received / 24 },
});
const all = [connector('b', 10, 5), connector('a', 100, 1), connector('é', 0, 0)];
const order = (said: string | null, wanted = '') =>
  chosenOf(all, { wanted, sort: sortOf(said), kinds: [], language: 'fr' }).map(({ id }) => id);

test('order and search', () => {
  expect(order(null)).toEqual(['a', 'b', 'é']);
  expect(order('-trouble')).toEqual(['b', 'a', 'é']);
  expect(order('framesPerHour')).toEqual(['é', 'b', 'a']);
  expect(order('nothing known')).toEqual(['a', 'b', 'é']);
  expect(order(null, 'E')).toEqual(['é']);
  expect(nextSort({ column: 'name', down: false }, 'name')).toBe('-name');
  expect(nextSort({ column: 'name', down: true }, 'name')).toBe('name');
});
