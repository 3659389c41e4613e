import type { ChartFrame } from './chart-frame.ts';
import { haloText } from './chart-frame.ts';
import { shownThresholds } from './value-range.ts';

/** Under the curve: nights. */
export function drawNights({ plot, description, colours, x }: ChartFrame): void {
  const { ctx, bbox } = plot;
  ctx.fillStyle = colours.night;
  for (const night of description.nights ?? []) {
    const left = Math.max(bbox.left, x(night.from));
    const right = Math.min(bbox.left + bbox.width, x(night.to));
    if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
}

/** Named levels, and what happened, as thin lines with their words. */
export function drawMarks(frame: ChartFrame): void {
  const { plot, description, colours, ratio, x, y } = frame;
  const { ctx, bbox } = plot;
  ctx.lineWidth = 1.5 * ratio;
  for (const { value, name } of shownThresholds(description) ?? []) {
    const at = Math.round(y(value));
    ctx.setLineDash([]);
    ctx.strokeStyle = colours.threshold;
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(bbox.left, at);
    ctx.lineTo(bbox.left + bbox.width, at);
    ctx.stroke();
    haloText(frame, name, { x: bbox.left + 8 * ratio, y: at - 5 * ratio, align: 'left', colour: colours.ink });
  }
  for (const { time, name } of description.events ?? []) {
    const at = Math.round(x(time));
    if (at < bbox.left || at > bbox.left + bbox.width) continue;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.lineWidth = ratio;
    ctx.strokeStyle = colours.muted;
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    const late = at > bbox.left + bbox.width * 0.7;
    haloText(frame, name, {
      x: at + (late ? -5 : 5) * ratio,
      y: bbox.top + 14 * ratio,
      align: late ? 'right' : 'left',
      colour: colours.muted,
    });
  }
  ctx.setLineDash([]);
}
