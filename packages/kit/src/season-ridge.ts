/** What is known of one day, and what it counted. */
export interface RidgeRow {
  readonly features: readonly number[];
  readonly target: number;
}

/**
 * Weights that minimise Σ(target − w·x)² + λ Σ w² (the first weight, the constant, is free): normal equations by
 * Gaussian elimination with pivots. A feature that never occurs keeps weight 0.
 */
export function solveRidge(rows: readonly RidgeRow[], lambda: number): number[] {
  const size = rows[0]?.features.length ?? 0;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (__, j) => (i === j && i > 0 ? lambda : 0)),
  );
  for (const row of rows) add(matrix, row, size);
  for (let at = 0; at < size; at++) eliminate(matrix, at);
  return matrix.map((line, i) => (line[i] ? (line[size] ?? 0) / line[i] : 0));
}

function add(matrix: readonly number[][], { features, target }: RidgeRow, size: number): void {
  for (const [i, line] of matrix.entries()) {
    const own = features[i] ?? 0;
    if (own === 0) continue;
    for (const [j, other] of features.entries()) line[j] = (line[j] ?? 0) + own * other;
    line[size] = (line[size] ?? 0) + own * target;
  }
}

function eliminate(matrix: number[][], at: number): void {
  const rest = matrix.slice(at);
  const best = rest.reduce((max, line, i) => (Math.abs(line[at] ?? 0) > Math.abs(rest[max]?.[at] ?? 0) ? i : max), 0);
  const [pivot, own] = [matrix[at + best], matrix[at]];
  if (!pivot || !own || !pivot[at]) return;
  matrix[at + best] = own;
  matrix[at] = pivot;
  for (const line of matrix) {
    if (line === pivot) continue;
    const factor = (line[at] ?? 0) / pivot[at];
    if (factor === 0) continue;
    for (const [j, value] of pivot.entries()) line[j] = (line[j] ?? 0) - factor * value;
  }
}
