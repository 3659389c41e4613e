import { expect, test } from 'vitest';
import { communeAt } from './commune-at.ts';

// two squares of one degree side by side, written as the compact outlines are
const topology = {
  attribution: '',
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
  objects: {
    communes: {
      geometries: [
        { id: '1', properties: { name: 'Ouest' }, arcs: [[[0]]] },
        { id: '2', properties: { name: 'Est' }, arcs: [[[1]]] },
      ],
    },
  },
} as const;

test('a position is said to lie in its commune, or in none', () => {
  expect(communeAt(topology, { longitude: 0.5, latitude: 0.5 })).toBe('Ouest');
  expect(communeAt(topology, { longitude: 1.5, latitude: 0.2 })).toBe('Est');
  expect(communeAt(topology, { longitude: 2.5, latitude: 0.2 })).toBeUndefined();
});
