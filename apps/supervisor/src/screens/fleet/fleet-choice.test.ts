import { expect, test } from 'vitest';
import { changed, deviceChoice, listOf } from './fleet-choice.ts';

const NOBODY = {
  devices: 9,
  heard: 9,
  never: 0,
  late: 0,
  offline: 0,
  battery: 0,
  weak: 0,
  lossy: 0,
  failing: 0,
  clock: 0,
  repair: 0,
};
const at = (query: string) => new URLSearchParams(query);

test('the first list that has something in it, unless the address says which', () => {
  expect(listOf(at(''), NOBODY)).toBe('all');
  expect(listOf(at(''), { ...NOBODY, weak: 3, battery: 1 })).toBe('battery');
  expect(listOf(at('etat=weak'), { ...NOBODY, battery: 1 })).toBe('weak');
  expect(listOf(at('passerelle=g1'), { ...NOBODY, battery: 1 })).toBe('all');
  expect(listOf(at('etat=tout'), { ...NOBODY, battery: 1 })).toBe('all');
});

test('batteries by the day they end, losses by the worst; or as asked', () => {
  expect(deviceChoice(at(''), 'battery')).toMatchObject({ state: 'battery', sort: 'batteryEnd', descending: 'false' });
  expect(deviceChoice(at(''), 'lossy')).toMatchObject({ sort: 'packetError', descending: 'true' });
  expect(deviceChoice(at('tri=-name&suite=abc'), 'all')).toMatchObject({
    sort: 'name',
    descending: 'true',
    cursor: 'abc',
  });
});

test('another order begins at the start of the list', () => {
  expect(changed(at('etat=weak&suite=abc'), { tri: 'name' })).toEqual({ etat: 'weak', tri: 'name', suite: undefined });
});
