import { expect, test } from 'vitest';
import type { QuantitySummary } from '../api/contract.ts';
import { periodsOf, readingOf } from './series-choice.ts';

const quantity = (law: string, rest: Partial<QuantitySummary> = {}): QuantitySummary => ({
  key: law,
  label: { fr: '', en: '' },
  unit: '1',
  symbol: '',
  qudt: 'http://qudt.org/vocab/unit/NUM',
  decimals: 0,
  law,
  ...rest,
});

test('a longer period is read by larger grain, within what the server gives', () => {
  const grains = ([1, 7, 30, 365] as const).map(
    (days) => readingOf({ period: 900 }, quantity('energy-mean'), days).grain,
  );
  expect(grains).toEqual(['raw', 'raw', 'hour', 'day']);
  expect(readingOf({ period: 60 }, quantity('energy-mean'), 7).grain).toBe('hour');
});

test('what never aggregates stays raw, a month at most', () => {
  expect(readingOf({ period: 60 }, quantity('none'), 30).grain).toBe('raw');
  expect(periodsOf(quantity('none'))).toEqual([1, 7, 30]);
});

test('counts are bars, levels steps, a meter a line until it is read by hour', () => {
  expect(readingOf({ period: 900 }, quantity('sum'), 1).form).toBe('bars');
  expect(readingOf({ period: 900 }, quantity('last-valid'), 1).form).toBe('steps');
  expect(readingOf({ period: 900 }, quantity('meter-difference'), 1).form).toBe('line');
  expect(readingOf({ period: 900 }, quantity('meter-difference'), 30)).toMatchObject({ form: 'bars', grain: 'day' });
});
