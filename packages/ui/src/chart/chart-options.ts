import uPlot from 'uplot';
import type { ChartColours } from './chart-colours.ts';
import type { ChartDescription } from './chart-description.ts';
import type { ChartFrame } from './chart-frame.ts';
import { numberText } from './chart-frame.ts';
import { drawBand } from './draw-band.ts';
import { drawComparison } from './draw-comparison.ts';
import { drawMarks, drawNights } from './draw-ground.ts';
import { drawSeries } from './draw-series.ts';
import type { TimeLabels } from './time-labels.ts';
import { valueRange } from './value-range.ts';

export interface Drawing {
  readonly description: ChartDescription;
  readonly colours: ChartColours;
  readonly labels: TimeLabels;
  readonly size: { readonly width: number; readonly height: number };
  /** The point under the cursor, by position; undefined when it leaves. */
  readonly read: (position: number | undefined) => void;
}

function frameOf(plot: uPlot, { description, colours, labels }: Drawing): ChartFrame {
  return {
    plot,
    description,
    colours,
    labels,
    ratio: uPlot.pxRatio,
    x: (time) => plot.valToPos(time, 'x', true),
    y: (value) => plot.valToPos(value, 'y', true),
  };
}

function timeRange({ from, to, points, width }: ChartDescription): [number, number] {
  const first = from ?? points[0]?.time ?? 0;
  const last = to ?? (points.at(-1)?.time ?? first) + width;
  return [first, Math.max(last, first + 1)];
}

function axes({ description, colours, labels, size }: Drawing): uPlot.Axis[] {
  const font = `13px ${colours.font}`;
  const ticks = { stroke: colours.line, width: 1, size: 5 };
  return [
    {
      font,
      stroke: colours.muted,
      space: size.width < 480 ? 72 : 96,
      grid: { show: false },
      ticks,
      border: { show: true, stroke: colours.muted, width: 1 },
      values: (...[, splits, , , step]) => labels.ticks(splits, step),
    },
    {
      font,
      stroke: colours.muted,
      space: 40,
      size: (_, values) => 14 + 7.5 * Math.max(1, ...(values ?? []).map((value) => value.length)),
      grid: { stroke: colours.line, width: 1 },
      ticks: { show: false },
      values: (...[, splits, , , step]) => {
        const decimals = step >= 1 ? 0 : Math.min(4, Math.ceil(-Math.log10(step)));
        return splits.map((value) => numberText({ ...description, decimals }, value));
      },
    },
  ];
}

/** What uPlot is asked for: scales, axes and cursor; the series itself is drawn by quality, which it does not know. */
export function chartOptions(drawing: Drawing): uPlot.Options {
  const { description, size, read } = drawing;
  // uPlot remembers what it told the canvas: a layer leaves everything as it found it.
  const draw = (layer: (frame: ChartFrame) => void) => (plot: uPlot) => {
    plot.ctx.save();
    layer(frameOf(plot, drawing));
    plot.ctx.restore();
  };
  return {
    ...size,
    ms: 1,
    tzDate: (time) => uPlot.tzDate(new Date(time), description.zone),
    padding: [18, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: true, range: () => timeRange(description) }, y: { range: () => valueRange(description) } },
    axes: axes(drawing),
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      drawClear: [draw(drawNights), draw(drawBand)],
      draw: [draw(drawMarks), draw(drawComparison), draw(drawSeries)],
      setCursor: [(plot) => read(plot.cursor.idx ?? undefined)],
    },
  };
}
