import { formatDate, roundTo } from '@vigie/kit';
import type { CountingDay } from './counting-study.ts';

/** Columns of the days of a counter, for the API and for open data. */
export const COUNTING_COLUMNS = [
  'jour',
  'passages_comptes',
  'part_comptee',
  'passages_estimes',
  'heures_estimees',
  'total',
  'part_estimee',
  'attendu',
  'attendu_bas',
  'attendu_haut',
] as const;

const cell = (value: number | undefined, decimals: number) => (value === undefined ? null : roundTo(value, decimals));

/** Share of a day's total that was worked out, 0–1. */
export const estimatedShare = ({ estimated, total }: Pick<CountingDay, 'estimated' | 'total'>): number =>
  total === undefined || total <= 0 ? 0 : Math.min(1, estimated / total);

/** One day as cells; an estimate keeps a decimal, so that it is never taken for a count. */
export const countingLine = (day: CountingDay): readonly (string | number | null)[] => [
  formatDate(day.date),
  cell(day.counted, 0),
  cell(day.coverage, 4),
  cell(day.estimated, 1),
  day.estimatedHours,
  cell(day.total, day.estimated > 0 ? 1 : 0),
  cell(estimatedShare(day), 4),
  cell(day.expected, 0),
  cell(day.low, 0),
  cell(day.high, 0),
];
