import type { Station } from '../station.ts';
import type { Projection } from './projection.ts';

/** One symbol of the drawn map: a point, or several too close to be told apart. */
export interface Symbol {
  readonly x: number;
  readonly y: number;
  readonly stations: readonly Station[];
}

/** Groups points of one domain that fall in the same cell of the drawing. */
export function clusterStations(stations: readonly Station[], projection: Projection, cell: number): Symbol[] {
  const cells = new Map<string, { x: number; y: number; stations: Station[] }>();
  for (const station of stations) {
    const [x, y] = projection.project([station.thing.longitude, station.thing.latitude]);
    if (x < 0 || y < 0 || x > projection.width || y > projection.height) continue;
    const key = `${station.thing.domain} ${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { x, y, stations: [station] });
    else known.stations.push(station);
  }
  return [...cells.values()].map(({ x, y, stations: grouped }) => ({
    x: Math.round(x * 2) / 2,
    y: Math.round(y * 2) / 2,
    stations: grouped,
  }));
}
