import type { MapDomain, ObjectState } from './map-description.ts';

/** Colours a canvas needs, read from the page's tokens. */
export interface MapColours {
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
  readonly raised: string;
  readonly land: string;
  readonly sea: string;
  readonly line: string;
  readonly accent: string;
}

const RATIO = 2;
const SIZE = 26;

export function readColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const token = (name: keyof MapColours) => style.getPropertyValue(`--${name}`).trim() || '#888888';
  return {
    ink: token('ink'),
    muted: token('muted'),
    paper: token('paper'),
    raised: token('raised'),
    land: token('land'),
    sea: token('sea'),
    line: token('line'),
    accent: token('accent'),
  };
}

function canvasOf(size: number): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  const context = canvas.getContext('2d') ?? undefined;
  context?.scale(RATIO, RATIO);
  return context;
}

const DASHES: Readonly<Record<ObjectState, readonly number[]>> = { live: [], late: [3, 2], silent: [2, 2.5], never: [] };

/** Symbol of a domain in one state: filled when it speaks, hollow when it does not. */
export function symbolImage({ shape, hue }: MapDomain, state: ObjectState, colours: MapColours): ImageData | undefined {
  const context = canvasOf(SIZE);
  if (context === undefined) return undefined;
  const speaks = state === 'live' || state === 'late';
  context.translate(SIZE / 2, SIZE / 2);
  const path = new Path2D(shape);
  context.lineJoin = 'round';
  context.fillStyle = speaks ? hue : colours.paper;
  context.fill(path);
  context.setLineDash([...DASHES[state]]);
  context.lineWidth = 2;
  context.strokeStyle = speaks ? colours.ink : colours.muted;
  context.stroke(path);
  return context.getImageData(0, 0, SIZE * RATIO, SIZE * RATIO);
}

/** A count in a circle that grows slowly with it. */
export function countImage(count: string, colours: MapColours): ImageData | undefined {
  const size = 26 + count.length * 5;
  const context = canvasOf(size);
  if (context === undefined) return undefined;
  context.translate(size / 2, size / 2);
  context.beginPath();
  context.arc(0, 0, size / 2 - 1.5, 0, 2 * Math.PI);
  context.fillStyle = colours.raised;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colours.ink;
  context.stroke();
  context.fillStyle = colours.ink;
  context.font = '600 13px "Atkinson Hyperlegible Next", system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count, 0, 1);
  return context.getImageData(0, 0, size * RATIO, size * RATIO);
}

export const IMAGE_RATIO = RATIO;
