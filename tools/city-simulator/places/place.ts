/** A point of the territory. Degrees, WGS 84. */
export interface Place {
  readonly key: string;
  readonly name: string;
  /** Official name of the commune, article included. */
  readonly commune: string;
  readonly longitude: number;
  readonly latitude: number;
}
