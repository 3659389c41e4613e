import type { Across } from '../pack/board.ts';
import { median } from '../percentile.ts';

/** One figure of several objects. A number of objects is 0 where none is concerned, absent where nothing is known. */
export function acrossObjects(across: Across, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  if (typeof across === 'object') {
    const counts = 'atLeast' in across ? (v: number) => v >= across.atLeast : (v: number) => v < across.under;
    return values.filter(counts).length;
  }
  switch (across) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'median':
      return median(values);
    case 'highest':
      return values.reduce((a, b) => Math.max(a, b));
    case 'lowest':
      return values.reduce((a, b) => Math.min(a, b));
  }
}
