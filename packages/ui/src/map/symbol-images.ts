import type { MapDomain, MapPriority, ObjectState } from './map-description.ts';
import { PRIORITY_SHAPES } from './priority-shape.ts';

/** Colours a canvas needs, read from the page's tokens. */
export interface MapColours extends Readonly<Record<MapPriority, string>> {
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
  readonly raised: string;
  readonly land: string;
  readonly sea: string;
  readonly line: string;
  readonly accent: string;
  /** Families of the page, for canvases, and the first of them, for names drawn on the map. */
  readonly font: string;
  readonly face: string;
}

const RATIO = 2;
const SHAPE_SIZE = 26;
const DISC_SIZE = 44;
const DISC_RADIUS = 13;

export function readColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888';
  return {
    ink: token('ink'),
    muted: token('muted'),
    paper: token('paper'),
    raised: token('raised'),
    land: token('land'),
    sea: token('sea'),
    line: token('line'),
    accent: token('accent'),
    critical: token('critical'),
    high: token('high'),
    medium: token('medium'),
    low: token('low'),
    font: style.fontFamily,
    face: (style.fontFamily.split(',')[0] ?? 'sans-serif').replaceAll(/["']/g, '').trim(),
  };
}

function canvasOf(size: number): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  const context = canvas.getContext('2d') ?? undefined;
  context?.scale(RATIO, RATIO);
  context?.translate(size / 2, size / 2);
  return context;
}

const imageOf = (context: CanvasRenderingContext2D, size: number): ImageData =>
  context.getImageData(0, 0, size * RATIO, size * RATIO);

const DASHES: Readonly<Record<ObjectState, readonly number[]>> = {
  live: [],
  late: [4, 3],
  silent: [2, 2.5],
  never: [],
};

/** The mark of an alarm at the edge of a disc, with a rim of paper so that it reads over anything. */
function drawPriority(
  context: CanvasRenderingContext2D,
  { priority, radius }: { readonly priority: MapPriority; readonly radius: number },
  colours: MapColours,
): void {
  context.save();
  // Up to the right, its centre a little outside of the rim; a shape is 14 wide.
  const away = (radius + 2) * Math.SQRT1_2;
  context.translate(away - 7, -away - 7);
  const shape = new Path2D(PRIORITY_SHAPES[priority]);
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colours.raised;
  context.stroke(shape);
  context.fillStyle = colours[priority];
  context.fill(shape);
  context.restore();
}

/** Symbol of a domain in one state: filled when it speaks, hollow when it does not. */
function shapeImage({ shape, hue }: MapDomain, state: ObjectState, colours: MapColours): ImageData | undefined {
  const context = canvasOf(SHAPE_SIZE);
  if (context === undefined) return undefined;
  const speaks = state === 'live' || state === 'late';
  const path = new Path2D(shape);
  context.lineJoin = 'round';
  context.fillStyle = speaks ? hue : colours.paper;
  context.fill(path);
  context.setLineDash([...DASHES[state]]);
  context.lineWidth = 2;
  context.strokeStyle = speaks ? colours.ink : colours.muted;
  context.stroke(path);
  return imageOf(context, SHAPE_SIZE);
}

interface Disc {
  readonly icon: string;
  readonly hue: string;
  readonly state: ObjectState;
  readonly priority: MapPriority | undefined;
}

// Silence has its own outline: a square, struck through.
function discOutline(state: ObjectState): Path2D {
  const path = new Path2D();
  if (state === 'silent' || state === 'never') path.roundRect(-11.5, -11.5, 23, 23, 3);
  else path.arc(0, 0, DISC_RADIUS, 0, 2 * Math.PI);
  return path;
}

/** A disc of paper with the icon in ink; the ring carries the domain's hue and says whether it is on time. */
function discImage({ icon, hue, state, priority }: Disc, colours: MapColours): ImageData | undefined {
  const context = canvasOf(DISC_SIZE);
  if (context === undefined) return undefined;
  const speaks = state === 'live' || state === 'late';
  const outline = discOutline(state);
  context.fillStyle = colours.raised;
  context.fill(outline);
  context.setLineDash([...DASHES[state]]);
  context.lineWidth = speaks ? 2.5 : 1.5;
  context.strokeStyle = speaks ? hue : colours.muted;
  context.stroke(outline);
  context.save();
  context.scale(0.74, 0.74);
  context.translate(-12, -12);
  context.fillStyle = speaks ? colours.ink : colours.muted;
  context.fill(new Path2D(icon));
  context.restore();
  if (!speaks) {
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(-11.5, 11.5);
    context.lineTo(11.5, -11.5);
    context.stroke();
  }
  if (priority !== undefined) drawPriority(context, { priority, radius: DISC_RADIUS }, colours);
  return imageOf(context, DISC_SIZE);
}

/** Symbol of one object: its domain, its state, and the shape of its worst open alarm. */
export function symbolImage(
  domain: MapDomain,
  { state, priority }: { readonly state: ObjectState; readonly priority?: MapPriority | undefined },
  colours: MapColours,
): ImageData | undefined {
  const { icon, hue } = domain;
  return icon === undefined ? shapeImage(domain, state, colours) : discImage({ icon, hue, state, priority }, colours);
}

/** A count in a circle that grows slowly with it, with the worst alarm inside. */
export function countImage(
  count: string,
  priority: MapPriority | undefined,
  colours: MapColours,
): ImageData | undefined {
  const radius = 11 + count.length * 2.5;
  const size = 2 * Math.ceil(radius + 10);
  const context = canvasOf(size);
  if (context === undefined) return undefined;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.raised;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colours.ink;
  context.stroke();
  context.fillStyle = colours.ink;
  context.font = `600 13px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count, 0, 1);
  if (priority !== undefined) drawPriority(context, { priority, radius }, colours);
  return imageOf(context, size);
}

/** The mark of a priority by itself, for legends. */
export function priorityImage(priority: MapPriority, colours: MapColours): ImageData | undefined {
  const context = canvasOf(20);
  if (context === undefined) return undefined;
  drawPriority(context, { priority, radius: -2 }, colours);
  return imageOf(context, 20);
}

export const IMAGE_RATIO = RATIO;
