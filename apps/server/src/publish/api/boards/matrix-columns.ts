import type { Completeness } from '@vigie/kit';
import type { MatrixLine } from '../../reads.ts';

const LETTERS: Readonly<Record<Completeness, string>> = { good: 'g', partial: 'p', none: '-' };

/** Lines on the times any of them has, in order. */
export function matrixColumns(lines: readonly MatrixLine[]) {
  const times = [...new Set(lines.flatMap(({ points }) => points.map((point) => point.time)))].toSorted(
    (a, b) => a - b,
  );
  const place = new Map(times.map((time, at) => [time, at]));
  return {
    times,
    items: lines.map(({ points, ...line }) => {
      const values: (number | null)[] = times.map(() => null);
      const quality = times.map(() => '-');
      for (const { time, value, completeness } of points) {
        const at = place.get(time);
        if (at === undefined || value === undefined || !Number.isFinite(value)) continue;
        values[at] = value;
        quality[at] = LETTERS[completeness];
      }
      return { ...line, values, quality: quality.join('') };
    }),
  };
}
