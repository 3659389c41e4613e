import { expect, test } from 'vitest';
import { bodyOf, draftOf } from './party-draft.ts';

test('a contract goes into the form and out again as it was', () => {
  const party = {
    key: 'm1',
    name: 'Marché 1',
    devices: 3,
    supplier: 'acme',
    owedAvailability: 0.975,
    monthlyCost: 12.5,
  };
  const draft = draftOf(party);
  expect(draft).toMatchObject({ owed: '97.5', cost: '12.5', email: '' });
  expect(bodyOf('contracts', draft)).toEqual({
    name: 'Marché 1',
    supplier: 'acme',
    owedAvailability: 0.975,
    monthlyCost: 12.5,
  });
});

test('a decimal comma is a decimal point; words stay words for the server to refuse', () => {
  expect(bodyOf('contracts', { ...draftOf(undefined), name: 'x', owed: '97,5', cost: 'cher' })).toEqual({
    name: 'x',
    owedAvailability: 0.975,
    monthlyCost: 'cher',
  });
});

test('a group takes no field of a contract', () => {
  expect(bodyOf('groups', { ...draftOf(undefined), name: 'Centre', cost: '3' })).toEqual({ name: 'Centre' });
});
