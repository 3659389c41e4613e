import type { Pack, Quantity, Rule } from '@vigie/kit';
import type { SeriesView } from './board-shapes.ts';

/** What a series of a board is: an indicator of the pack, or a quantity of its objects. */
export interface ResolvedSeries {
  /** Quantity of the datastreams it is read from. */
  readonly from: string;
  readonly indicator?: string;
  readonly view: SeriesView;
}

type QuantityOf = (key: string) => Quantity | undefined;

/** Levels of the pack's rules that are numbers; those of single objects are on their sheets. */
function thresholdsOf(rules: readonly Rule[], quantity: string): SeriesView['thresholds'] {
  return rules.flatMap((rule) =>
    rule.quantity === quantity && rule.test.kind === 'threshold'
      ? rule.test.thresholds.flatMap((value) => (typeof value === 'number' ? [{ value, label: rule.label }] : []))
      : [],
  );
}

/** The series a pack calls `id`; absent where the pack has none of that name. */
export function resolveSeries(pack: Pack, id: string, quantityOf: QuantityOf): ResolvedSeries | undefined {
  const indicator = pack.indicators.find((one) => one.id === id);
  const quantity = quantityOf(indicator?.quantity ?? id);
  if (!quantity) return undefined;
  const { key, unit, symbol, decimals, law } = quantity;
  const shared = { id, quantity: key, unit, symbol, decimals, law, thresholds: thresholdsOf(pack.rules, key) };
  if (indicator?.kind !== 'window') {
    const { label } = indicator ?? quantity;
    return { from: key, view: { ...shared, label, indicator: false, references: [], source: indicator?.source } };
  }
  const { label, window, references = [], caveat, source } = indicator;
  return {
    from: indicator.from,
    indicator: id,
    view: { ...shared, label, indicator: true, window, references: [...references], caveat, source },
  };
}
