import { expect, test } from 'vitest';
import { PACKS } from '../packs.ts';
import { touchedDatasets } from './touched-datasets.ts';

test('a dataset is touched by its quantities and by what its figures are made of', () => {
  expect(touchedDatasets(PACKS, ['stage'])).toEqual(['cours-d-eau-hauteurs']);
  expect(touchedDatasets(PACKS, ['LAeq'])).toEqual(['bruit-niveaux-horaires', 'bruit-indicateurs-journaliers']);
  expect(touchedDatasets(PACKS, ['batteryVoltage'])).toEqual([]);
});
