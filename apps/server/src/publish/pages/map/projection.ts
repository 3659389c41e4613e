import type { Position, TerritoryMap } from '../territory.ts';

/** From degrees to the units of a drawing. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  project(position: Position): readonly [x: number, y: number];
}

const PADDING = 12;

/** Equirectangular at the territory's own latitude: true to shape over 100 km, and a straight sum. */
export function fitProjection(map: TerritoryMap, width: number): Projection {
  const positions = map.arcs.flat();
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const [west, east] = [
    longitudes.reduce((a, b) => Math.min(a, b), 180),
    longitudes.reduce((a, b) => Math.max(a, b), -180),
  ];
  const [south, north] = [
    latitudes.reduce((a, b) => Math.min(a, b), 90),
    latitudes.reduce((a, b) => Math.max(a, b), -90),
  ];
  const shorten = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * PADDING) / ((east - west) * shorten);
  const height = Math.round((north - south) * scale + 2 * PADDING);
  return {
    width,
    height,
    project: ([longitude, latitude]) => [
      PADDING + (longitude - west) * shorten * scale,
      PADDING + (north - latitude) * scale,
    ],
  };
}
