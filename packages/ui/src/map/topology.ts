interface Topology {
  readonly attribution: string;
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly objects: {
    readonly communes: {
      readonly geometries: readonly {
        readonly id: string;
        readonly properties: { readonly name: string };
        readonly arcs: readonly (readonly (readonly number[])[])[];
      }[];
    };
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
}

/** Outlines of the territory as GeoJSON, with their extent and their source. */
export interface CommuneOutlines {
  readonly attribution: string;
  readonly outlines: GeoJSON.FeatureCollection;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
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
  const features = topology.objects.communes.geometries.map(
    ({ id, properties, arcs: polygons }): GeoJSON.Feature => ({
      type: 'Feature',
      id,
      properties,
      geometry: { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map(ring)) },
    }),
  );
  const points = arcs.flat();
  const extent = (at: 0 | 1, pick: (...values: number[]) => number) => points.reduce((edge, point) => pick(edge, point[at]), points[0]?.[at] ?? 0);
  return {
    attribution: topology.attribution,
    outlines: { type: 'FeatureCollection', features },
    bounds: [extent(0, Math.min), extent(1, Math.min), extent(0, Math.max), extent(1, Math.max)],
  };
}
