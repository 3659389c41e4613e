import type { Quantity } from '@vigie/kit';
import type { IndicatorRow } from '#publish/reads.ts';

/** Counts of the directions of one place are one count: half a street is not a street. Other figures stay as they are. */
export function wholePlaces(rows: readonly IndicatorRow[], quantity: Quantity | undefined): readonly IndicatorRow[] {
  if (quantity?.law !== 'sum') return rows;
  const series = new Map<string, Set<number>>();
  for (const { thing, datastream } of rows) series.set(thing, (series.get(thing) ?? new Set()).add(datastream));
  const windows = Map.groupBy(rows, ({ thing, start }) => `${thing} ${start}`);
  return [...windows.values()].flatMap((those) => {
    const [first] = those;
    return first === undefined ? [] : [placeRow(first, those, series.get(first.thing)?.size ?? 1)];
  });
}

function placeRow(first: IndicatorRow, those: readonly IndicatorRow[], directions: number): IndicatorRow {
  const values = those.flatMap(({ value }) => value ?? []);
  const coverage = those.reduce((sum, row) => sum + row.coverage, 0) / directions;
  const { value: _, ...row } = first;
  if (values.length < directions) return { ...row, coverage, completeness: 'none' };
  const value = values.reduce((sum, each) => sum + each, 0);
  const good = those.every(({ completeness }) => completeness === 'good');
  return { ...row, coverage, value, completeness: good ? 'good' : 'partial' };
}
