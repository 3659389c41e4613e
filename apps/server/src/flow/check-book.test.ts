import { defineCheck } from '@vigie/kit';
import { expect, test } from 'vitest';
import { CheckBook } from './check-book.ts';

const range = defineCheck({
  id: 'range',
  quantity: 'LAeq',
  test: { kind: 'site-range', suspect: [35, 100] },
  source: 'pack',
  label: { fr: 'étendue', en: 'range' },
});
const setting = { check: 'range', organisation: 1, enabled: true };

test('the object wins over the model of its device, the model over the organisation, that over the pack', () => {
  const book = new CheckBook([range]);
  const sourceOf = (thing: number, model?: string) =>
    book.inForce({ organisation: 1, thing, model }).map(({ source }) => source);
  expect(sourceOf(7, 'ws302')).toEqual(['pack']);
  book.take([
    { ...setting, parameters: { suspect: [1, 2] }, source: 'organisation' },
    { ...setting, model: 'ws302', parameters: { suspect: [1, 2] }, source: 'model' },
    { ...setting, thing: 7, parameters: { suspect: [1, 2] }, source: 'object' },
  ]);
  expect(sourceOf(7, 'ws302')).toEqual(['object']);
  expect(sourceOf(8, 'ws302')).toEqual(['model']);
  expect(sourceOf(8, 'other')).toEqual(['organisation']);
  expect(sourceOf(8)).toEqual(['organisation']);
  expect(book.inForce({ organisation: 2, thing: 8, model: 'ws302' })).toEqual([range]);
});
