import type { ChartFrame } from './chart-frame.ts';

/** Between what the values were expected: a pale ground under the series, open where nothing was expected. */
export function drawBand({ plot, description, colours, x, y }: ChartFrame): void {
  const { band, joinWithin, width, form } = description;
  if (band === undefined) return;
  const { ctx, bbox } = plot;
  // a bar stands over its whole day, a line's point on its start
  const shift = form === 'bars' ? width / 2 : 0;
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colours.soft;
  let run: typeof band.points = [];
  const fill = () => {
    ctx.beginPath();
    for (const { time, high } of run) ctx.lineTo(x(time + shift), y(high));
    for (const { time, low } of run.toReversed()) ctx.lineTo(x(time + shift), y(low));
    ctx.closePath();
    ctx.fill();
  };
  for (const point of band.points) {
    const before = run.at(-1);
    if (before !== undefined && point.time - before.time > joinWithin) {
      fill();
      run = [];
    }
    run = [...run, point];
  }
  fill();
}
