import type { ChartFrame } from './chart-frame.ts';
import { haloText } from './chart-frame.ts';
import { lastUsable, strokes } from './segments.ts';

/** The series it is compared with, behind it: thin, in muted ink, with its name beside its last value. */
export function drawComparison(frame: ChartFrame): void {
  const { plot, description, colours, ratio, x, y } = frame;
  const { comparison, joinWithin } = description;
  if (comparison === undefined) return;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 6 * ratio, bbox.width, bbox.height + 6 * ratio);
  ctx.clip();
  ctx.strokeStyle = colours.muted;
  ctx.lineWidth = 1.5 * ratio;
  ctx.lineJoin = 'round';
  for (const { points } of strokes({ points: comparison.points, joinWithin })) {
    ctx.beginPath();
    for (const [position, { time, value }] of points.entries()) {
      if (position === 0) ctx.moveTo(x(time), y(value));
      else ctx.lineTo(x(time), y(value));
    }
    ctx.stroke();
  }
  ctx.restore();
  const last = lastUsable(comparison.points);
  if (last === undefined) return;
  haloText(frame, comparison.name, {
    x: x(last.time) - 6 * ratio,
    y: Math.max(bbox.top + 12 * ratio, y(last.value) - 8 * ratio),
    align: 'right',
    weight: 400,
    colour: colours.muted,
  });
}
