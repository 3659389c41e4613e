import { HOUR } from '../instant.ts';
import { aggregate } from '../law/laws.ts';
import type { Quantity } from '../quantity.ts';

/**
 * One figure of several windows of equal length, in their order, by the law of the quantity: levels by energy, counts by
 * sum. Absent where there are none, and for shares and quantities that figures alone cannot put together.
 */
export function overWindows(
  quantity: Pick<Quantity, 'law' | 'decimals'>,
  values: readonly number[],
): number | undefined {
  if (quantity.law === 'ratio-of-sums') return undefined;
  // what a meter counted in a window is a count already
  const law = quantity.law === 'meter-difference' ? 'sum' : quantity.law;
  const samples = values.map((value, at) => ({ time: at * HOUR, duration: HOUR, value }));
  return aggregate(
    { key: '', label: { fr: '', en: '' }, unit: '', symbol: '', qudt: '', decimals: quantity.decimals, law },
    samples,
  )?.value;
}
