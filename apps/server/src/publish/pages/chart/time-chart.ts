import type { Instant, Interval, Quantity } from '@vigie/kit';
import type { Quality } from '../quality.ts';

/** One value of a chart and of its table. */
export interface ChartPoint extends Interval {
  /** Absent: a gap, drawn open. */
  readonly value: number | undefined;
  readonly quality: Quality;
  /** Lowest and highest of what the value stands for. */
  readonly low?: number;
  readonly high?: number;
  /** Share of the time or of the places it stands on, 0–1. */
  readonly coverage: number;
}

export interface ChartReference {
  readonly value: number;
  readonly label: string;
  /** A threshold of the territory, with its level from 1; absent for a reference value of a norm. */
  readonly level?: number;
}

/** What a chart shows, in plain data: the drawing and the table are made from it. */
export interface TimeChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what the curve says. */
  readonly summary: string;
  readonly form: 'line' | 'bars';
  readonly quantity: Quantity;
  readonly interval: Interval;
  /** Nominal length of time between two points, ms. */
  readonly step: number;
  readonly points: readonly ChartPoint[];
  /** What `low` and `high` of the points are; lowest and highest where absent. */
  readonly bandLabels?: { readonly low: string; readonly high: string };
  readonly comparison?: { readonly label: string; readonly points: readonly ChartPoint[] };
  readonly references: readonly ChartReference[];
  readonly nights: readonly Interval[];
  /** Bars and shares start at zero. */
  readonly fromZero: boolean;
}

/** A stretch of line between two neighbours. */
export interface Run {
  readonly dashed: boolean;
  readonly points: readonly ChartPoint[];
}

const usable = (point: ChartPoint) => point.value !== undefined;
/** A silence longer than this many steps is a gap (§1.4: 1.5 × the expected period). */
const GAP_STEPS = 1.5;

/** True when nothing is missing between two neighbours. */
function joins(before: ChartPoint | undefined, point: ChartPoint, step: number): before is ChartPoint {
  return before !== undefined && usable(before) && point.start - before.start <= step * GAP_STEPS;
}

/** Cuts a series where nothing is known, and where the line must change its dash. */
export function lineRuns(points: readonly ChartPoint[], step: number): Run[] {
  const runs: { dashed: boolean; points: ChartPoint[] }[] = [];
  for (const [at, point] of points.entries()) {
    if (!usable(point)) continue;
    const before = points[at - 1];
    const joined = joins(before, point, step);
    const dashed = point.quality === 'partial' || (joined && before.quality === 'partial');
    const last = runs.at(-1);
    if (joined && last?.dashed === dashed) last.points.push(point);
    else runs.push({ dashed, points: joined ? [before, point] : [point] });
  }
  return runs;
}

/** True when the line is open somewhere between its first and its last point. */
export function hasGaps({ points, step }: TimeChart): boolean {
  return points.some((point, at) => {
    const before = points[at - 1];
    return point.quality === 'missing' || (before !== undefined && point.start - before.start > step * GAP_STEPS);
  });
}

/** Where values were set aside by the checks: drawn hatched. */
export function invalidIntervals({ points, step }: TimeChart): Interval[] {
  const merged: { start: Instant; end: Instant }[] = [];
  for (const point of points.filter(({ quality }) => quality === 'invalid')) {
    const end = Math.max(point.end, point.start + step);
    const last = merged.at(-1);
    if (last !== undefined && point.start <= last.end) last.end = end;
    else merged.push({ start: point.start, end });
  }
  return merged;
}

/** Span of values a chart must show: its points, and the references that are not out of sight of them. */
export function valueSpan(chart: TimeChart): readonly [number, number] {
  const shown = [...chart.points, ...(chart.comparison?.points ?? [])];
  const values = shown.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== undefined);
  if (chart.fromZero) values.push(0);
  if (values.length === 0) return [0, 1];
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const reach = Math.max(most - least, Math.abs(most) * 0.1, 10 ** -chart.quantity.decimals);
  const near = chart.references.map(({ value }) => value).filter((v) => v >= least - reach && v <= most + reach);
  const low = Math.min(least, ...near);
  const high = Math.max(most, ...near);
  const pad = Math.max((high - low) * 0.08, reach * 0.08);
  return [chart.fromZero && least >= 0 ? 0 : low - pad, high + pad];
}
