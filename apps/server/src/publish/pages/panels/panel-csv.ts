import { stringify } from 'csv-stringify/sync';
import { isoTime } from '../format.ts';
import type { PanelData } from './read-panel.ts';

// Names of columns are a contract: they never change with the language, and are only ever added to.
const COLUMNS = ['station', 'name', 'commune', 'series', 'field', 'time', 'grain', 'value', 'unit', 'quality'];
const QUALITY: Readonly<Record<string, string>> = { g: 'good', p: 'partial' };

/** One line per object, series and time; an absent value is an empty cell, never zero. */
export function panelCsv({ series, period }: Pick<PanelData, 'series' | 'period'>): string {
  const rows = series.flatMap(({ series: { id, symbol }, matrix }) =>
    matrix.items.flatMap(({ thing, name, commune, field, values, quality }) =>
      matrix.times.map((time, at) => ({
        station: thing,
        name,
        commune,
        series: id,
        field,
        time: isoTime(time),
        grain: period.grain,
        value: values[at] ?? '',
        unit: symbol,
        quality: QUALITY[quality[at] ?? '-'] ?? 'missing',
      })),
    ),
  );
  return stringify(rows, { header: true, columns: COLUMNS });
}
