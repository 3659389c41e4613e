import type { PointQuality } from './chart-description.ts';
import type { ChartFrame } from './chart-frame.ts';
import { haloFont, haloText, measureText } from './chart-frame.ts';
import { isValued, lastUsable, strokes } from './segments.ts';
import type { Valued } from './segments.ts';

// The same marks as beside a value: full good, dotted not evaluated, dashed suspect or partial.
const DASHES: Readonly<Record<PointQuality, readonly number[]>> = {
  good: [],
  unchecked: [1.5, 3],
  partial: [5, 3],
  invalid: [],
  missing: [],
};

function dash({ plot, ratio }: ChartFrame, quality: PointQuality): void {
  plot.ctx.setLineDash(DASHES[quality].map((length) => length * ratio));
}

function path({ plot, x, y, description }: ChartFrame, points: readonly Valued[]): void {
  const { ctx } = plot;
  ctx.beginPath();
  for (const [position, { time, value }] of points.entries()) {
    const before = points[position - 1];
    if (before === undefined) ctx.moveTo(x(time), y(value));
    else {
      if (description.form === 'steps') ctx.lineTo(x(time), y(before.value));
      ctx.lineTo(x(time), y(value));
    }
  }
  const last = points.at(-1);
  if (description.form === 'steps' && last) ctx.lineTo(x(last.time + description.width), y(last.value));
}

function drawLine(frame: ChartFrame): void {
  const { plot, colours, ratio, x, y, description } = frame;
  const { ctx } = plot;
  ctx.strokeStyle = colours.accent;
  ctx.fillStyle = colours.accent;
  ctx.lineWidth = 2 * ratio;
  ctx.lineJoin = 'round';
  for (const { quality, points } of strokes(description)) {
    const [only] = points;
    if (points.length === 1 && only && description.form === 'line') {
      ctx.beginPath();
      ctx.arc(x(only.time), y(only.value), 2 * ratio, 0, 2 * Math.PI);
      ctx.fill();
      continue;
    }
    dash(frame, quality);
    path(frame, points);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function drawBars(frame: ChartFrame): void {
  const { plot, colours, ratio, x, y, description } = frame;
  const { ctx } = plot;
  const floor = y(0);
  for (const point of description.points) {
    if (!isValued(point)) continue;
    const left = x(point.time);
    const whole = x(point.time + description.width) - left;
    const width = Math.max(ratio, whole * 0.8);
    const top = y(point.value);
    const box = [left + (whole - width) / 2, Math.min(top, floor), width, Math.abs(floor - top)] as const;
    const plain = point.quality === 'good' || point.quality === 'unchecked';
    ctx.fillStyle = plain ? colours.accent : colours.soft;
    if (point.quality !== 'invalid') ctx.fillRect(...box);
    if (plain) continue;
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = ratio;
    ctx.setLineDash(point.quality === 'partial' ? [3 * ratio, 2 * ratio] : []);
    ctx.strokeRect(...box);
  }
  ctx.setLineDash([]);
}

/** Invalid values: hollow where they have a value, and always a hatched mark on the floor of the chart. */
function drawInvalid({ plot, colours, ratio, x, y, description }: ChartFrame): void {
  const { ctx, bbox } = plot;
  const floor = bbox.top + bbox.height;
  const size = 3.5 * ratio;
  ctx.strokeStyle = colours.muted;
  ctx.lineWidth = 1.5 * ratio;
  for (const { time, value, quality } of description.points) {
    if (quality !== 'invalid') continue;
    const at = x(time);
    ctx.beginPath();
    ctx.moveTo(at - size, floor - ratio);
    ctx.lineTo(at + size, floor - 8 * ratio);
    if (value !== undefined && description.form !== 'bars') {
      ctx.moveTo(at + size, y(value));
      ctx.arc(at, y(value), size, 0, 2 * Math.PI);
    }
    ctx.stroke();
  }
}

/** A local day has 23 hours at least. */
const SHORTEST_DAY = 23 * 3_600_000;

function lastText({ description, labels }: ChartFrame, last: Valued): string {
  const { clock, day } = labels;
  const own = day(last.time);
  const today = own === day((description.to ?? last.time) - 1);
  const wholeDay = description.width >= SHORTEST_DAY;
  const when = description.words.at(wholeDay ? undefined : clock(last.time), today && !wholeDay ? undefined : own);
  return `${measureText(description, last.value)} ${when}`;
}

/** Baselines a label may have, CSS px from its point: over it, or under it. */
const OVER = -12;
const UNDER = 24;
const TEXT_HEIGHT = 16;

interface Span {
  readonly low: number;
  readonly high: number;
}

/** What the series covers from left to right, as spans down the canvas: strokes of a line, whole bars. */
function covered({ plot, description, x, y }: ChartFrame, left: number, right: number): readonly Span[] {
  const points = description.points.filter(isValued);
  const floor = plot.bbox.top + plot.bbox.height;
  return points.flatMap(({ time, value }, position) => {
    const next = points[position + 1];
    if (x(next?.time ?? time) < left || x(time) > right) return [];
    const [from, to] = [y(value), description.form === 'bars' ? floor : y((next ?? { value }).value)];
    return [{ low: Math.min(from, to), high: Math.max(from, to) }];
  });
}

/** The label stands where the curve is not: over its point, under it, or else on the top edge of the chart. */
function baselineOf(
  frame: ChartFrame,
  at: { readonly left: number; readonly right: number; readonly y: number },
): number {
  const { plot, ratio } = frame;
  const { bbox } = plot;
  const spans = covered(frame, at.left, at.right);
  const free = (baseline: number): boolean => {
    const top = baseline - TEXT_HEIGHT * ratio;
    const inside = top > bbox.top && baseline < bbox.top + bbox.height;
    return inside && spans.every(({ low, high }) => low > baseline + 4 * ratio || high < top);
  };
  const found = [at.y + OVER * ratio, at.y + UNDER * ratio].find(free);
  return found ?? bbox.top - 5 * ratio;
}

function drawLast(frame: ChartFrame): void {
  const { plot, description, colours, ratio, x, y } = frame;
  const last = lastUsable(description.points);
  if (last === undefined) return;
  const { ctx, bbox } = plot;
  const bars = description.form === 'bars';
  const at = { x: x(bars ? last.time + description.width / 2 : last.time), y: y(last.value) };
  if (!bars) {
    ctx.beginPath();
    ctx.arc(at.x, at.y, 4.5 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = colours.accent;
    ctx.strokeStyle = colours.paper;
    ctx.lineWidth = 2 * ratio;
    ctx.fill();
    ctx.stroke();
  }
  const onRight = at.x > bbox.left + bbox.width / 2;
  const text = lastText(frame, last);
  ctx.font = haloFont(frame, 600);
  const width = ctx.measureText(text).width;
  const edge = at.x + (onRight ? 6 : -6) * ratio;
  const [left, right] = onRight ? [edge - width, edge] : [edge, edge + width];
  haloText(frame, text, {
    x: edge,
    y: baselineOf(frame, { left, right, y: at.y }),
    align: onRight ? 'right' : 'left',
    weight: 600,
    colour: colours.ink,
  });
}

/** The series, its quality, and its last value with its time. */
export function drawSeries(frame: ChartFrame): void {
  const { ctx, bbox } = frame.plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(
    bbox.left - 6 * frame.ratio,
    bbox.top - 6 * frame.ratio,
    bbox.width + 12 * frame.ratio,
    bbox.height + 6 * frame.ratio,
  );
  ctx.clip();
  if (frame.description.form === 'bars') drawBars(frame);
  else drawLine(frame);
  drawInvalid(frame);
  ctx.restore();
  drawLast(frame);
}
