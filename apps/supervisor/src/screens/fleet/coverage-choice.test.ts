import { expect, test } from 'vitest';
import { antennas, chosenClasses, coverageObjects, toggled, worstFirst } from './coverage-choice.ts';
import type { Covered, LinkClass } from './fleet-api.ts';

const covered = (key: string, margin: number | null, link: LinkClass): Covered => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [5, 43] },
  properties: { key, name: key, domain: 'waste', margin, rssi: -100, class: link },
});

test('all classes, unless the address leaves some out; a click turns one off and on again', () => {
  const all = chosenClasses(new URLSearchParams());
  expect(all.size).toBe(4);
  expect(toggled(all, 'good')).toBe('good');
  const some = chosenClasses(new URLSearchParams('sans=good,fair'));
  expect([...some]).toEqual(['weak', 'unknown']);
  expect(toggled(some, 'good')).toBe('fair');
  expect(toggled(chosenClasses(new URLSearchParams('sans=good')), 'good')).toBeUndefined();
});

test('the worst heard first, those nobody can judge last', () => {
  const list = [covered('a', 8, 'fair'), covered('b', null, 'unknown'), covered('c', -1, 'weak')];
  expect(worstFirst(list).map(({ properties }) => properties.key)).toEqual(['c', 'a', 'b']);
});

test('gateways without a position are not on the map', () => {
  const gateway = {
    key: 'g',
    name: 'G',
    firstSeen: '',
    lastSeen: '',
    frames: 1,
    devices: 1,
    alone: 1,
    offline: 0,
    snr: null,
    children: 0,
  };
  expect(antennas([gateway, { ...gateway, key: 'h', longitude: 5, latitude: 43 }]).map(({ id }) => id)).toEqual(['h']);
  const objects = coverageObjects(
    [covered('c', -1, 'weak'), covered('d', 20, 'good')],
    ({ properties }) => properties.name,
  );
  expect(objects.map(({ id, priority }) => [id, priority])).toEqual([
    ['c', 'high'],
    ['d', undefined],
  ]);
});
