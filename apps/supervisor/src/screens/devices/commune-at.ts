import { unfoldCommunes } from '@vigie/ui/topology';
import type { Topology } from '@vigie/ui/topology';
import type { Position } from 'geojson';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** Even-odd rule: true where a ray to the east crosses the ring an odd number of times. */
function inRing(ring: readonly Position[], { longitude, latitude }: Place): boolean {
  let inside = false;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [px = 0, py = 0] = ring[at === 0 ? ring.length - 1 : at - 1] ?? [];
    if (y > latitude !== py > latitude && longitude < ((px - x) * (latitude - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}

/** Commune a position lies in, to be shown before the server judges it; undefined outside of all. */
export function communeAt(topology: Topology, place: Place): string | undefined {
  const { features } = unfoldCommunes(topology).outlines;
  const found = features.find(({ geometry }) => {
    const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    return polygons.some(
      ([outer = [], ...holes]) => inRing(outer, place) && !holes.some((hole) => inRing(hole, place)),
    );
  });
  return found === undefined ? undefined : String(found.properties?.['name']);
}
