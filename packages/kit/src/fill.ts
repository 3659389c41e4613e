/** Distances from the sensor to the content of an empty and of a full container, in the unit of the measure. */
export interface FillSpan {
  readonly empty: number;
  readonly full: number;
}

/** Fill (%) by linear interpolation, not clamped: above 100 is an overflow and must stay visible. */
export function rawFill(distance: number, { empty, full }: FillSpan): number {
  return (100 * (empty - distance)) / (empty - full);
}

/** Fill (%) as shown, 0–100. */
export function fillLevel(distance: number, span: FillSpan): number {
  return Math.min(100, Math.max(0, rawFill(distance, span)));
}

/** A tapered container: radius at the bottom and at the top, height. Same unit of length. */
export interface Frustum {
  readonly bottom: number;
  readonly top: number;
  readonly height: number;
}

/** Volume filled up to `depth`: V(h) = πh/3·(r₀² + r₀·r_h + r_h²). */
export function frustumVolume({ bottom, top, height }: Frustum, depth: number): number {
  const radius = bottom + ((top - bottom) * depth) / height;
  return ((Math.PI * depth) / 3) * (bottom * bottom + bottom * radius + radius * radius);
}

/** Fill (%) of a tapered container by volume. */
export function frustumFill(shape: Frustum, depth: number): number {
  return (100 * frustumVolume(shape, depth)) / frustumVolume(shape, shape.height);
}

/** Collected mass (kg) of a drop in fill: points of fill, container volume (m³), density (kg/m³). */
export function collectedMass(drop: number, volume: number, density: number): number {
  return (drop / 100) * volume * density;
}
