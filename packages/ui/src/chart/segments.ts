import type { ChartDescription, ChartPoint, PointQuality } from './chart-description.ts';

/** A point that has a value. */
export interface Valued extends ChartPoint {
  readonly value: number;
}

export interface Stroke {
  readonly quality: PointQuality;
  readonly points: readonly Valued[];
}

export const isValued = (point: ChartPoint): point is Valued =>
  point.value !== undefined && point.quality !== 'missing';

const RANK: readonly PointQuality[] = ['good', 'unchecked', 'partial', 'invalid', 'missing'];
const worse = (a: PointQuality, b: PointQuality): PointQuality => (RANK.indexOf(a) > RANK.indexOf(b) ? a : b);

/** Runs of joined points of one quality. A gap, a hole in time or an invalid value ends a run: nothing is bridged. */
export function strokes({ points, joinWithin }: Pick<ChartDescription, 'points' | 'joinWithin'>): readonly Stroke[] {
  const runs: { quality: PointQuality; points: Valued[] }[] = [];
  let before: Valued | undefined;
  for (const point of points) {
    if (!isValued(point) || point.quality === 'invalid') {
      before = undefined;
      continue;
    }
    const run = runs.at(-1);
    const joined = before !== undefined && point.time - before.time <= joinWithin;
    const quality = joined && before ? worse(before.quality, point.quality) : point.quality;
    if (joined && before && run && (run.quality === quality || run.points.length === 1)) {
      run.points.push(point);
      run.quality = quality;
    } else if (joined && before) runs.push({ quality, points: [before, point] });
    else runs.push({ quality, points: [point] });
    before = point;
  }
  return runs;
}

/** Newest value that may be used. */
export function lastUsable(points: readonly ChartPoint[]): Valued | undefined {
  return points.findLast((point): point is Valued => isValued(point) && point.quality !== 'invalid');
}
