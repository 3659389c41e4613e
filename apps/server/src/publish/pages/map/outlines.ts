import type { Commune, Position, TerritoryMap } from '../territory.ts';
import type { Projection } from './projection.ts';

/** Path data of the territory: land to fill, borders between communes, and the outer line. */
export interface Outlines {
  readonly land: string;
  readonly borders: string;
  readonly outer: string;
}

const round = (value: number) => Math.round(value * 2) / 2;

/** Positions of a ring, its arcs joined. */
export function ringPositions(map: TerritoryMap, ring: readonly number[]): Position[] {
  const positions: Position[] = [];
  for (const index of ring) {
    const arc = map.arcs[index < 0 ? ~index : index] ?? [];
    positions.push(...(index < 0 ? arc.toReversed() : arc).slice(positions.length === 0 ? 0 : 1));
  }
  return positions;
}

/** Relative path data, half a unit fine; points that fall together are written once. */
function pathOf(positions: readonly Position[], projection: Projection): string {
  let [lastX, lastY] = [0, 0];
  const moves: string[] = [];
  for (const position of positions) {
    const [exactX, exactY] = projection.project(position);
    const [x, y] = [round(exactX), round(exactY)];
    if (moves.length > 0 && x === lastX && y === lastY) continue;
    const text = moves.length === 0 ? `M${x} ${y}` : `${x - lastX} ${y - lastY}`;
    moves.push(moves.length === 1 ? `l${text}` : text);
    [lastX, lastY] = [x, y];
  }
  return moves.length < 2 ? '' : moves.join(' ').replaceAll(' -', '-');
}

export function drawOutlines(map: TerritoryMap, projection: Projection): Outlines {
  const uses = new Map<number, number>();
  for (const index of map.communes.flatMap(({ arcs }) => arcs.flat(2))) {
    const arc = index < 0 ? ~index : index;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  const draw = (wanted: (count: number) => boolean) =>
    map.arcs.map((arc, at) => (wanted(uses.get(at) ?? 0) ? pathOf(arc, projection) : '')).join('');
  return {
    land: map.communes.map((commune) => communePath(map, commune, projection)).join(''),
    borders: draw((count) => count > 1),
    outer: draw((count) => count === 1),
  };
}

/** Closed path of one commune. */
export function communePath(map: TerritoryMap, commune: Commune, projection: Projection): string {
  return commune.arcs
    .flat()
    .map((ring) => pathOf(ringPositions(map, ring), projection))
    .filter((path) => path !== '')
    .map((path) => `${path}Z`)
    .join('');
}

/** Centre of area of the largest ring: where a name is written. */
export function communeCentre(map: TerritoryMap, commune: Commune): Position {
  const rings = commune.arcs.map(([ring]) => ringPositions(map, ring ?? []));
  const measured = rings.map((ring) => {
    let [area, x, y] = [0, 0, 0];
    for (const [at, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
      const cross = ax * by - bx * ay;
      area += cross / 2;
      x += ((ax + bx) * cross) / 6;
      y += ((ay + by) * cross) / 6;
    }
    return { area: Math.abs(area), centre: [x / (area || 1), y / (area || 1)] as const };
  });
  return measured.toSorted((a, b) => b.area - a.area)[0]?.centre ?? [0, 0];
}
