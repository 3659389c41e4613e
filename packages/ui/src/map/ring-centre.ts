type Position = readonly [number, number];

function areaAndCentre(ring: readonly Position[]): { area: number; centre: Position } {
  let [area, x, y] = [0, 0, 0];
  for (const [at, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return { area: Math.abs(area), centre: area === 0 ? (ring[0] ?? [0, 0]) : [x / area, y / area] };
}

/** Centre of area of the largest ring: where a name is written. */
export function centreOf(rings: readonly (readonly Position[])[]): Position {
  return rings.map(areaAndCentre).toSorted((a, b) => b.area - a.area)[0]?.centre ?? [0, 0];
}
