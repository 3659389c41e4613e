import type { IndicatorDefinition } from '@vigie/kit';

/** A quantity that only a window indicator gives, and the indicator that rules on it are held against. */
export interface WatchedFigure {
  /** Quantity of the source datastream. */
  readonly from: string;
  readonly quantity: string;
  readonly indicator: string;
}

/**
 * The figures that rules may watch: of a quantity that is not the source's own (that one is watched value by value), over
 * a window short enough to act on. Where two indicators give the same quantity, the first one says it.
 */
export function watchedFigures(indicators: readonly IndicatorDefinition[]): WatchedFigure[] {
  const figures = new Map<string, WatchedFigure>();
  for (const indicator of indicators) {
    if (indicator.kind !== 'window' || indicator.quantity === indicator.from) continue;
    if (indicator.window === 'local-month' || indicator.window === 'local-year') continue;
    const { from, quantity, id } = indicator;
    const key = `${from}\n${quantity}`;
    if (!figures.has(key)) figures.set(key, { from, quantity, indicator: id });
  }
  return [...figures.values()];
}
