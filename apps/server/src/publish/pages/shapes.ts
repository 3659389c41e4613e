/** Outline of each domain on maps and legends, on a square from −10 to 10. A shape is told apart without its colour. */
export const DOMAIN_SHAPES: readonly string[] = [
  'M0-8.5A8.5 8.5 0 1 1 0 8.5A8.5 8.5 0 1 1 0-8.5Z',
  'M-7.5-7.5H7.5V7.5H-7.5Z',
  'M0-10.2 8.8 5.6 H-8.8Z',
  'M0-10 10 0 0 10-10 0Z',
  'M-5-8.7H5L10 0 5 8.7H-5L-10 0Z',
  'M-3-9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z',
];

/** Shape of the nth domain; a territory with more than six packs starts again. */
export function domainShape(position: number): string {
  return DOMAIN_SHAPES[Math.max(0, position) % DOMAIN_SHAPES.length] ?? '';
}
