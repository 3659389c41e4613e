import type { TerritoryMap } from '#publish/pages/territory.ts';
import type { Ground } from '#decode/plausible-place.ts';

/** Degrees around the outlines, some 20 km: a river or a road does not end at the border. */
const MARGIN = 0.2;

/** The rectangle of the territory's outlines with a margin: enough to see positions that are swapped or lie elsewhere. */
export function groundOf({ arcs }: Pick<TerritoryMap, 'arcs'>): Ground {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of arcs.flat()) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return {
    contains: (longitude, latitude) =>
      longitude >= west - MARGIN &&
      longitude <= east + MARGIN &&
      latitude >= south - MARGIN &&
      latitude <= north + MARGIN,
  };
}
