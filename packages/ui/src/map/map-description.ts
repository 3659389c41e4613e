/** State of what an object says: told by its ring, never by colour alone. */
export type ObjectState = 'live' | 'late' | 'silent' | 'never';

export interface MapDomain {
  readonly id: string;
  readonly label: string;
  /** `#RRGGBB`. */
  readonly hue: string;
  /** Path data on a square from −10 to 10. */
  readonly shape: string;
}

export interface MapObject {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly state: ObjectState;
  /** Value, age, state and quality in words. */
  readonly text: string;
  readonly href?: string;
}

export interface MapWords {
  /** Accessible name of the map. */
  readonly map: string;
  readonly list: string;
  /** `{shown}` and `{total}` are filled. */
  readonly inView: string;
  readonly open: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/** A map in plain data: nothing here knows where the data came from. */
export interface MapDescription {
  readonly words: MapWords;
  readonly attribution: string;
  readonly domains: readonly MapDomain[];
  readonly objects: readonly MapObject[];
  /** Outlines drawn under the objects, as GeoJSON polygons. */
  readonly outlines: GeoJSON.FeatureCollection;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Address of MapLibre's worker: a bundler gives it, a renderer cannot guess it. */
  readonly workerUrl: string;
  readonly onChoose?: (id: string) => void;
}
