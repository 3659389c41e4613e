export type Point = readonly [longitude: number, latitude: number];

function distanceToSegment(point: Point, start: Point, end: Point): number {
  // Degrees of longitude are shorter than those of latitude: 0.73 at 43.4° north.
  const shorten = 0.73;
  const [px, ax, bx] = [point[0] * shorten, start[0] * shorten, end[0] * shorten];
  const length = (bx - ax) ** 2 + (end[1] - start[1]) ** 2;
  const along = length === 0 ? 0 : ((px - ax) * (bx - ax) + (point[1] - start[1]) * (end[1] - start[1])) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - (ax + t * (bx - ax)), point[1] - (start[1] + t * (end[1] - start[1])));
}

/** Douglas–Peucker: keeps both ends and every point further than `tolerance` (degrees of latitude) from the line. */
export function simplify(points: readonly Point[], tolerance: number): readonly Point[] {
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  for (const [at, point] of points.entries()) {
    const d = distanceToSegment(point, start, end);
    if (d > distance) [farthest, distance] = [at, d];
  }
  if (distance <= tolerance) return [start, end];
  const left = simplify(points.slice(0, farthest + 1), tolerance);
  return [...left.slice(0, -1), ...simplify(points.slice(farthest), tolerance)];
}
