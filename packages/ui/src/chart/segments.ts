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

const isUsable = (point: ChartPoint): point is Valued => isValued(point) && point.quality !== 'invalid';

const RANK: readonly PointQuality[] = ['good', 'unchecked', 'partial', 'invalid', 'missing'];
const worse = (a: PointQuality, b: PointQuality): PointQuality => (RANK.indexOf(a) > RANK.indexOf(b) ? a : b);

interface Run {
  quality: PointQuality;
  readonly points: Valued[];
}

/** Adds a point joined to the one before it: to the run while the quality is the same, else to a run of its own. */
function join(runs: Run[], before: Valued, point: Valued): void {
  const quality = worse(before.quality, point.quality);
  const run = runs.at(-1);
  const begun = run?.points.length === 1;
  if (run !== undefined && (begun || run.quality === quality)) {
    run.points.push(point);
    run.quality = quality;
  } else runs.push({ quality, points: [before, point] });
}

/** Runs of joined points of one quality. A gap, a hole in time or an invalid value ends a run: nothing is bridged. */
export function strokes({ points, joinWithin }: Pick<ChartDescription, 'points' | 'joinWithin'>): readonly Stroke[] {
  const runs: Run[] = [];
  let before: Valued | undefined;
  for (const point of points) {
    if (!isUsable(point)) {
      before = undefined;
      continue;
    }
    if (before !== undefined && point.time - before.time <= joinWithin) join(runs, before, point);
    else runs.push({ quality: point.quality, points: [point] });
    before = point;
  }
  return runs;
}

/** Newest value that may be used. */
export function lastUsable(points: readonly ChartPoint[]): Valued | undefined {
  return points.findLast(isUsable);
}
