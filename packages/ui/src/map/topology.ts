import type { Feature, FeatureCollection } from 'geojson';
import type { MapName } from './map-description.ts';
import { centreOf } from './ring-centre.ts';

export interface Topology {
  readonly attribution: string;
  readonly labels?: readonly {
    readonly fr: string;
    readonly en: string;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly objects: {
    readonly communes: {
      readonly geometries: readonly {
        readonly id: string;
        readonly properties: { readonly name: string; readonly population?: number };
        readonly arcs: readonly (readonly (readonly number[])[])[];
      }[];
    };
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
}

/** Outlines of the territory as GeoJSON, with their extent and their source. */
export interface CommuneOutlines {
  readonly attribution: string;
  readonly outlines: FeatureCollection;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Communes at the centre of their largest part, the most peopled first. */
  readonly places: readonly MapName[];
  readonly waters: Readonly<Record<'fr' | 'en', readonly MapName[]>>;
}

type Position = readonly [number, number];

function placesOf(topology: Topology, ring: (indexes: readonly number[]) => readonly Position[]): MapName[] {
  return topology.objects.communes.geometries
    .toSorted((a, b) => (b.properties.population ?? 0) - (a.properties.population ?? 0))
    .map(({ properties, arcs }) => {
      const [longitude, latitude] = centreOf(arcs.map(([outer = []]) => ring(outer)));
      return { name: properties.name, longitude, latitude };
    });
}

/** Unfolds the compact outlines that `tools/territory/make-communes.ts` writes. */
export function unfoldCommunes(topology: Topology): CommuneOutlines {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(([dx, dy]): [number, number] => {
      x += dx;
      y += dy;
      return [translate[0] + x * scale[0], translate[1] + y * scale[1]];
    });
  });
  const ring = (indexes: readonly number[]) =>
    indexes.flatMap((index, at) => {
      const arc = arcs[index < 0 ? ~index : index] ?? [];
      return (index < 0 ? arc.toReversed() : arc).slice(at === 0 ? 0 : 1);
    });
  const features = topology.objects.communes.geometries.map(({ id, properties, arcs: polygons }): Feature => ({
    type: 'Feature',
    id,
    properties,
    geometry: { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map(ring)) },
  }));
  const waters = (language: 'fr' | 'en') =>
    (topology.labels ?? []).map(({ longitude, latitude, ...label }) => ({
      name: label[language],
      longitude,
      latitude,
    }));
  const points = arcs.flat();
  const extent = (at: 0 | 1, pick: (...values: number[]) => number) =>
    points.reduce((edge, point) => pick(edge, point[at]), points[0]?.[at] ?? 0);
  return {
    attribution: topology.attribution,
    outlines: { type: 'FeatureCollection', features },
    places: placesOf(topology, ring),
    waters: { fr: waters('fr'), en: waters('en') },
    bounds: [extent(0, Math.min), extent(1, Math.min), extent(0, Math.max), extent(1, Math.max)],
  };
}
