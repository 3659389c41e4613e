import { expect, it } from 'vitest';
import { unitText } from './unit-words.ts';

it.each([
  ['lampes', 0, 'lampe', 'lamps'],
  ['lampes', 1, 'lampe', 'lamp'],
  ['passages', 1.5, 'passage', 'passages'],
  ['jours', 2, 'jours', 'days'],
  ['dB(A)', 1, 'dB(A)', 'dB(A)'],
])('%s after %d', (symbol, value, ...said) => {
  expect([unitText(symbol, value, 'fr'), unitText(symbol, value, 'en')]).toEqual(said);
});
