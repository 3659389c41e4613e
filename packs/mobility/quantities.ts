import type { Quantity } from '@vigie/kit';

/** A day's total is a figure of its own: rules on it must not see the quarter-hours; nor those of working days the Sundays. */
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
  {
    key: 'workingDayCount',
    label: { fr: 'Passages d’un jour ouvré', en: 'Passages of a working day' },
    unit: '1',
    symbol: 'passages',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 0,
    law: 'sum',
  },
  {
    key: 'dayUnusualness',
    label: { fr: 'Écart du jour à l’attendu', en: 'Deviation of the day from the expected' },
    unit: '1',
    symbol: 'écarts',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 1,
    law: 'max',
  },
  {
    key: 'missedPassages',
    label: { fr: 'Passages attendus pendant des zéros', en: 'Passages expected during zeros' },
    unit: '1',
    symbol: 'passages',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 1,
    law: 'max',
  },
  {
    key: 'displayAlive',
    label: { fr: 'Afficheur en vie', en: 'Display alive' },
    unit: '1',
    symbol: '',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 0,
    law: 'last-valid',
  },
  {
    key: 'displayBrightness',
    label: { fr: 'Luminosité de l’afficheur', en: 'Brightness of the display' },
    unit: '%',
    symbol: '%',
    qudt: 'http://qudt.org/vocab/unit/PERCENT',
    decimals: 0,
    law: 'mean-by-duration',
  },
];
