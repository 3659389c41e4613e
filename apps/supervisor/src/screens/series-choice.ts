import type { Grain, LatestValue, QuantitySummary, Thing } from '../api/contract.ts';
import { isState } from '../words/format.ts';

export const PERIODS = [1, 7, 30, 365] as const;
export type Days = (typeof PERIODS)[number];
/** Values more often than this are read by hour over a week, s: 2,000 points are enough for a screen. */
const DENSE = 300;

/** How a series is read over a number of days. */
export interface SeriesReading {
  readonly grain: Grain;
  readonly form: 'line' | 'bars' | 'steps';
  /** Width of a bar, and longest distance that a line bridges, ms. */
  readonly width: number;
  readonly joinWithin: number;
}

const HOUR = 3_600_000;
const ADDS_UP: readonly string[] = ['sum', 'meter-difference'];

/** Measures first, the headline on top; then the health of the device. */
export function seriesOf({ latest }: Pick<Thing, 'latest'>): readonly LatestValue[] {
  const rank = (value: LatestValue) => (value.role === 'measure' ? 0 : 1);
  return latest.toSorted((a, b) => rank(a) - rank(b));
}

/** A quantity that never aggregates has only its raw values, a month of them at most. */
export function periodsOf(quantity: QuantitySummary): readonly Days[] {
  return quantity.law === 'none' ? PERIODS.filter((days) => days <= 30) : PERIODS;
}

function grainOf(days: Days, period: number, law: string): Grain {
  if (law === 'none' || days === 1) return 'raw';
  if (days === 7) return period > 0 && period < DENSE ? 'hour' : 'raw';
  if (days === 30) return ADDS_UP.includes(law) ? 'day' : 'hour';
  return 'day';
}

function formOf(quantity: QuantitySummary, grain: Grain): SeriesReading['form'] {
  // A meter's raw values are readings that only grow: what it counted is their difference.
  if (quantity.law === 'sum' || (quantity.law === 'meter-difference' && grain !== 'raw')) return 'bars';
  return isState(quantity) || (quantity.law === 'last-valid' && grain === 'raw') ? 'steps' : 'line';
}

/** Grain and form of a chart from its length and what its quantity is. */
export function readingOf(value: Pick<LatestValue, 'period'>, quantity: QuantitySummary, days: Days): SeriesReading {
  const grain = grainOf(days, value.period, quantity.law);
  const width = grain === 'raw' ? (value.period > 0 ? value.period * 1000 : HOUR) : grain === 'hour' ? HOUR : 24 * HOUR;
  // Two missed values leave a gap; a local day has up to 25 hours.
  return { grain, form: formOf(quantity, grain), width, joinWithin: 2.6 * width };
}
