import { ringPositions } from '../pages/map/outlines.ts';
import type { Commune, Position, TerritoryMap } from '../pages/territory.ts';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** Where a position is: in a commune, near the territory (no commune), or nowhere a sensor of it may stand. */
export type Located =
  | { readonly ok: true; readonly commune?: { readonly name: string; readonly code: string } }
  | { readonly ok: false; readonly why: 'swapped' | 'outside' };

export type Locate = (place: Place) => Located;

/** A gauge upstream or a buoy off the coast still belongs to the territory. */
const MARGIN_M = 5_000;

/** Metres of a degree of latitude. */
const DEGREE_M = 111_195;

type Ring = readonly Position[];

interface Outline {
  readonly commune: Commune;
  readonly rings: readonly Ring[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function outlineOf(commune: Commune, map: TerritoryMap): Outline {
  const rings = commune.arcs.flatMap((polygon) => polygon).map((ring) => ringPositions(map, ring));
  const points = rings.flat();
  const [longitudes, latitudes] = [points.map(([longitude]) => longitude), points.map(([, latitude]) => latitude)];
  return {
    commune,
    rings,
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

/** Even-odd rule: a hole and an island are told apart by the number of borders crossed on the way east. */
function crossings(ring: Ring, { longitude, latitude }: Place): number {
  let count = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before === undefined) break;
    const [[x1, y1], [x2, y2]] = [before, point];
    if (y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) count += 1;
    before = point;
  }
  return count;
}

function contains(outline: Outline, place: Place): boolean {
  const { longitude, latitude } = place;
  if (longitude < outline.west || longitude > outline.east) return false;
  if (latitude < outline.south || latitude > outline.north) return false;
  return outline.rings.reduce((count, ring) => count + crossings(ring, place), 0) % 2 === 1;
}

/** Metres from a position to a piece of border, on a plane that is right to a few metres at this distance. */
function distanceTo([x1, y1]: Position, [x2, y2]: Position, { longitude, latitude }: Place): number {
  const scale = Math.cos((latitude * Math.PI) / 180);
  const [dx, dy] = [(x2 - x1) * scale, y2 - y1];
  const [px, py] = [(longitude - x1) * scale, latitude - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy) * DEGREE_M;
}

function near(map: TerritoryMap, place: Place): boolean {
  return map.arcs.some((arc) =>
    arc.some((point, index) => {
      const before = arc[index - 1];
      return before !== undefined && distanceTo(before, point, place) <= MARGIN_M;
    }),
  );
}

/** Attributes positions to the communes of a territory, and says which ones nobody can have meant. */
export function communeLocator(map: TerritoryMap): Locate {
  const outlines = map.communes.map((commune) => outlineOf(commune, map));
  const find = (place: Place) => outlines.find((outline) => contains(outline, place))?.commune;
  return (place) => {
    const commune = find(place);
    if (commune !== undefined) return { ok: true, commune: { name: commune.name, code: commune.code } };
    if (near(map, place)) return { ok: true };
    const turned = { longitude: place.latitude, latitude: place.longitude };
    return { ok: false, why: find(turned) !== undefined || near(map, turned) ? 'swapped' : 'outside' };
  };
}

/** What is wrong with a refused position, and how to mend it. */
export function placeFault(why: 'swapped' | 'outside', { longitude, latitude }: Place): string {
  if (why === 'swapped')
    return `La longitude et la latitude semblent inversées (longitude and latitude look swapped) : ${longitude} est donné comme longitude, ${latitude} comme latitude.`;
  return `La position ${longitude}, ${latitude} est hors du territoire (outside the territory) : à plus de ${MARGIN_M / 1000} km du contour de ses communes.`;
}
