import { expect, test } from 'vitest';
import type { Thing } from '../api/contract.ts';
import { chosenThings, inOrder, mapChoice } from './map-choice.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const thing = (name: string, rest: Partial<Thing> = {}): Thing => ({
  key: name,
  name,
  domain: 'water',
  assetType: 'gauge',
  longitude: 5,
  latitude: 43,
  lastTime: '2026-06-01T11:50:00Z',
  openAlarms: 0,
  latest: [],
  ...rest,
});
const names = (things: readonly Thing[]) => things.map(({ name }) => name);
const choose = (query: string, things: readonly Thing[]) =>
  names(chosenThings(things, mapChoice(new URLSearchParams(query)), NOW));

test('search finds every word, without accent nor case, in name and commune', () => {
  const things = [thing('Touloubre à Grans', { commune: 'Grans' }), thing('Étoile', { commune: 'Salon-de-Provence' })];
  expect(choose('q=TOULOUBRE', things)).toEqual(['Touloubre à Grans']);
  expect(choose('q=etoile+salon', things)).toEqual(['Étoile']);
  expect(choose('q=etoile+grans', things)).toEqual([]);
  expect(choose('', things)).toHaveLength(2);
});

test('domains and states narrow the choice', () => {
  const things = [
    thing('a', { domain: 'noise' }),
    thing('b', { openAlarms: 1, worstPriority: 'low' }),
    thing('c', { lastTime: '2026-05-30T00:00:00Z' }),
  ];
  expect(choose('domaines=noise', things)).toEqual(['a']);
  expect(choose('domaines=', things)).toEqual([]);
  expect(choose('etat=alarme', things)).toEqual(['b']);
  expect(choose('etat=silencieux', things)).toEqual(['c']);
});

test('the worst alarm comes first, then names in the order of numbers', () => {
  const things = [thing('P 10'), thing('P 9'), thing('z', { worstPriority: 'critical', openAlarms: 1 })];
  expect(names(inOrder(things))).toEqual(['z', 'P 9', 'P 10']);
});
