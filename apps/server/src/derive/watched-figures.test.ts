import type { WindowIndicator } from '@vigie/kit';
import { expect, test } from 'vitest';
import { watchedFigures } from './watched-figures.ts';

const of = (id: string, rest: Partial<WindowIndicator>): WindowIndicator => ({
  kind: 'window',
  id,
  label: { fr: id, en: id },
  from: 'LAeq',
  quantity: 'LAeq',
  window: 'hour',
  compute: 'law',
  source: 'test',
  ...rest,
});

test('figures of a quantity of their own, over windows short enough to act on, the first declared', () => {
  const indicators = [
    of('laeq-hour', {}),
    of('lnight', { quantity: 'Lnight', window: 'local-night' }),
    of('lnight-again', { quantity: 'Lnight', window: 'local-day' }),
    of('lden-year', { quantity: 'Lden', window: 'local-year' }),
  ];
  expect(watchedFigures(indicators)).toEqual([{ from: 'LAeq', quantity: 'Lnight', indicator: 'lnight' }]);
});
