import type uPlot from 'uplot';
import type { ChartColours } from './chart-colours.ts';
import type { ChartDescription } from './chart-description.ts';
import type { TimeLabels } from './time-labels.ts';

/** What every layer of a chart draws with. */
export interface ChartFrame {
  readonly plot: uPlot;
  readonly description: ChartDescription;
  readonly colours: ChartColours;
  readonly labels: TimeLabels;
  /** Canvas pixels by CSS pixel. */
  readonly ratio: number;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

export function numberText({ decimals, language }: ChartDescription, value: number): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}

/** A value with its unit after a no-break space. */
export function measureText(description: ChartDescription, value: number): string {
  const text = numberText(description, value);
  return description.unit === '' ? text : `${text}\u00A0${description.unit}`;
}

export const haloFont = ({ ratio, colours }: ChartFrame, weight: 400 | 600): string =>
  `${weight} ${13 * ratio}px ${colours.font}`;

/** Text on a halo of paper, so that it reads over lines. */
export function haloText(
  frame: ChartFrame,
  text: string,
  at: { x: number; y: number; align: CanvasTextAlign; weight?: 400 | 600; colour: string },
): void {
  const { ctx } = frame.plot;
  ctx.font = haloFont(frame, at.weight ?? 400);
  ctx.textAlign = at.align;
  ctx.textBaseline = 'alphabetic';
  ctx.setLineDash([]);
  ctx.lineWidth = 4 * frame.ratio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = frame.colours.paper;
  ctx.strokeText(text, at.x, at.y);
  ctx.fillStyle = at.colour;
  ctx.fillText(text, at.x, at.y);
}
