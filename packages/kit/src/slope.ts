import { median } from './percentile.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Ordinary least squares; absent with fewer than two different x. */
export function leastSquares(points: readonly Point[]): Line | undefined {
  const n = points.length;
  if (n < 2) return undefined;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  let covariance = 0;
  let variance = 0;
  for (const { x, y } of points) {
    covariance += (x - meanX) * (y - meanY);
    variance += (x - meanX) ** 2;
  }
  if (variance === 0) return undefined;
  const slope = covariance / variance;
  return { slope, intercept: meanY - slope * meanX };
}

/** Theil–Sen: median of the slopes of all pairs, then median intercept. One bad point does not move it. */
export function theilSen(points: readonly Point[]): Line | undefined {
  const slopes: number[] = [];
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) if (a.x !== b.x) slopes.push((b.y - a.y) / (b.x - a.x));
  }
  const slope = median(slopes);
  if (slope === undefined) return undefined;
  const intercept = median(points.map(({ x, y }) => y - slope * x));
  return intercept === undefined ? undefined : { slope, intercept };
}
