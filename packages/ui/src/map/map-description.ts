import type { FeatureCollection } from 'geojson';

/** State of what an object says: told by its ring, never by colour alone. */
export type ObjectState = 'live' | 'late' | 'silent' | 'never';

/** Worst open alarm of an object: told by its shape. */
export type MapPriority = 'critical' | 'high' | 'medium' | 'low';

export interface MapDomain {
  readonly id: string;
  readonly label: string;
  /** `#RRGGBB`. */
  readonly hue: string;
  /** Path data on a square from −10 to 10. */
  readonly shape: string;
  /** Drawing on a 24 × 24 grid; where present, objects are discs that carry it. */
  readonly icon?: string;
}

export interface MapObject {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly state: ObjectState;
  readonly priority?: MapPriority;
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
  /** Words of the legend; none is drawn where absent. */
  readonly legend?: {
    readonly title: string;
    readonly states: Readonly<Partial<Record<ObjectState, string>>>;
    readonly priorities: Readonly<Record<MapPriority, string>>;
    readonly several: string;
  };
}

/** A name written on the map, of a sea or a pond. */
export interface MapName {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** A map in plain data: nothing here knows where the data came from. */
export interface MapDescription {
  readonly words: MapWords;
  readonly attribution: string;
  readonly domains: readonly MapDomain[];
  readonly objects: readonly MapObject[];
  /** Marks drawn under the objects one by one, never counted with them nor chosen. */
  readonly landmarks?: readonly MapObject[];
  /** Outlines drawn under the objects, as GeoJSON polygons. */
  readonly outlines: FeatureCollection;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Address of MapLibre's worker: a bundler gives it, a renderer cannot guess it. */
  readonly workerUrl: string;
  readonly onChoose?: (id: string) => void;
  /** Where the ground was clicked, degrees: for a map that takes a position. */
  readonly onPlace?: (longitude: number, latitude: number) => void;
  /** True where the page has its own list and sheet beside the map: neither list nor popup is made here. */
  readonly alone?: boolean;
  /** Object shown with its name. */
  readonly selected?: string;
  /** Centres of communes and waters, the first written first. */
  readonly names?: { readonly places: readonly MapName[]; readonly waters: readonly MapName[] };
}
