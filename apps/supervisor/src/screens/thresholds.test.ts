import { expect, test } from 'vitest';
import type { PackSummary, QuantitySummary, ThingSheet } from '../api/contract.ts';
import { thresholdsOf } from './thresholds.ts';

const label = (fr: string) => ({ fr, en: fr });
const rule = (id: string, quantity: string, thresholds: readonly (number | string)[]) => ({
  id,
  label: label(id),
  quantity,
  assetTypes: ['gauge'],
  thresholds,
  response: { title: label(''), steps: [] },
});
const pack: PackSummary = {
  id: 'water',
  label: label('Eau'),
  hue: '#000000',
  icon: '',
  headline: 'stage',
  assetTypes: [{ id: 'gauge', label: label('Station'), properties: [{ key: 'threshold1', label: label('Repère 1') }] }],
  rules: [rule('niveau', 'stage', ['threshold1', 'threshold2']), rule('oxygène', 'dissolvedOxygen', [4])],
};
const thing: ThingSheet = {
  key: 't',
  name: 't',
  domain: 'water',
  assetType: 'gauge',
  longitude: 5,
  latitude: 43,
  openAlarms: 0,
  latest: [],
  properties: { threshold1: 1.2 },
  devices: [],
};
const quantity = (key: string): QuantitySummary => ({
  key,
  label: label(key),
  unit: 'm',
  symbol: 'm',
  qudt: '',
  decimals: 2,
  law: 'none',
});

test('levels come from the properties of the object, or from the rule', () => {
  expect(thresholdsOf(thing, { pack, quantity: quantity('stage') }, 'fr')).toEqual([
    { value: 1.2, name: 'Repère 1, 1,20\u00A0m' },
  ]);
  expect(thresholdsOf(thing, { pack, quantity: quantity('dissolvedOxygen') }, 'fr')).toEqual([
    { value: 4, name: 'oxygène, 4,00\u00A0m' },
  ]);
  expect(thresholdsOf({ ...thing, assetType: 'probe' }, { pack, quantity: quantity('dissolvedOxygen') }, 'fr')).toEqual(
    [],
  );
});
