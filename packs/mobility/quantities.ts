import type { Quantity } from '@vigie/kit';

/** A day's total is a figure of its own: rules on it must not see the quarter-hours. */
export const quantities: readonly Quantity[] = [
  {
    key: 'dailyCount',
    label: { fr: 'Passages du jour', en: 'Passages of the day' },
    unit: '1',
    symbol: 'passages',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 0,
    law: 'sum',
  },
];
