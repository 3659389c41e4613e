import type { Instant } from '../instant.ts';
import type { LawName, Quantity } from '../quantity.ts';
import type { Across, Keep } from '../pack/board.ts';
import { acrossObjects } from './across-objects.ts';
import { overWindows } from './over-windows.ts';

/** One object of a series, in columns of time. */
export interface MatrixLine {
  readonly datastream: number;
  readonly thing: string;
  readonly name: string;
  readonly commune?: string | undefined;
  readonly field: string;
  /** One for each time; null where there is nothing. */
  readonly values: readonly (number | null)[];
  /** One letter for each time: `g` good, `p` partial, `-` none. */
  readonly quality: string;
}

/** One series of all the objects of a domain. */
export interface SeriesMatrix {
  readonly times: readonly Instant[];
  readonly items: readonly MatrixLine[];
}

/** What must be known of a quantity to put its values together; the name of a law as an API gives it. */
export interface Arithmetic {
  readonly law: string;
  readonly decimals: number;
}

const LAWS: readonly LawName[] = [
  'energy-mean',
  'sum',
  'mean-by-duration',
  'last-valid',
  'meter-difference',
  'ratio-of-sums',
  'vector-mean',
  'median',
  'min',
  'max',
  'none',
];

/** The arithmetic with a law of the kit; a law nobody knows puts nothing together. */
export function arithmeticOf({ law, decimals }: Arithmetic): Pick<Quantity, 'law' | 'decimals'> {
  return { law: LAWS.find((known) => known === law) ?? 'none', decimals };
}

/** True for what is added over time and over objects: counts, energies. */
export const addsUp = ({ law }: Arithmetic): boolean => law === 'sum' || law === 'meter-difference';

/** How objects are put together where a panel does not say. */
export const usualAcross = (series: Arithmetic): 'sum' | 'median' => (addsUp(series) ? 'sum' : 'median');

/** Name of a line: that of its object, with the field where an object has several. */
export function lineName({ items }: SeriesMatrix, line: MatrixLine): string {
  return items.filter(({ thing }) => thing === line.thing).length > 1 ? `${line.name}, ${line.field}` : line.name;
}

export const knownValues = (values: readonly (number | null | undefined)[]): number[] =>
  values.filter((value) => value !== null && value !== undefined);

/** What is kept of values in their order. */
export function keptValue(
  given: readonly (number | null | undefined)[],
  keep: Keep,
  series: Arithmetic,
): number | undefined {
  const values = knownValues(given);
  if (values.length === 0) return undefined;
  if (keep === 'law') return overWindows(arithmeticOf(series), values) ?? values.at(-1);
  return keep === 'last' ? values.at(-1) : acrossObjects(keep, values);
}

/**
 * What is kept of a line. A total that is partial, as that of the day that is not over, is too low: it is not the last one
 * nor the lowest where a whole one is there.
 */
export function keptOf(
  line: Pick<MatrixLine, 'values' | 'quality'>,
  keep: Keep,
  series: Arithmetic,
): number | undefined {
  const whole = line.values.filter((_, at) => line.quality[at] === 'g');
  const some = keep !== 'law' && addsUp(series) && knownValues(whole).length > 0;
  return keptValue(some ? whole : line.values, keep, series);
}

/** An hour or a day as it usually is: counts are not summed over weeks. */
export function typicalValue(values: readonly number[], series: Arithmetic): number | undefined {
  if (addsUp(series)) return overWindows({ law: 'mean-by-duration', decimals: series.decimals }, values);
  if (series.law === 'last-valid') return acrossObjects('median', values);
  return overWindows(arithmeticOf(series), values) ?? acrossObjects('median', values);
}

export interface RankedLine {
  readonly line: MatrixLine;
  readonly value: number | undefined;
}

/** Objects from the worse end; those without a value last. */
export function rankLines(
  matrix: SeriesMatrix,
  { keep, worse, series }: { keep: Keep; worse: 'high' | 'low'; series: Arithmetic },
): readonly RankedLine[] {
  const sign = worse === 'high' ? -1 : 1;
  return matrix.items
    .map((line) => ({ line, value: keptOf(line, keep, series) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return sign * (a.value - b.value) || a.line.name.localeCompare(b.line.name, 'fr', { numeric: true });
    });
}

/** One number of many objects, and what it stands on. */
export interface MatrixFigure {
  readonly value: number | undefined;
  /** Objects it stands on, of those there are. */
  readonly objects: number;
  readonly of: number;
  /** Share of the windows that are whole. */
  readonly whole: number;
}

/** One number of all objects. */
export function figureOf(matrix: SeriesMatrix, how: { keep: Keep; across: Across; series: Arithmetic }): MatrixFigure {
  const values = knownValues(matrix.items.map((line) => keptOf(line, how.keep, how.series)));
  const letters = matrix.items.map(({ quality }) => quality).join('');
  const said = letters.replaceAll('-', '').length;
  return {
    value: acrossObjects(how.across, values),
    objects: values.length,
    of: matrix.items.length,
    whole: said === 0 ? 0 : letters.replaceAll(/[^g]/g, '').length / said,
  };
}
