import type { JsonObject } from '@vigie/kit';
import type { Finding, FindingName } from './codec-finding.ts';
import { objectsOf } from './data-leaves.ts';

/** Whether a position is in the territory, or close to it. */
export interface Ground {
  contains(longitude: number, latitude: number): boolean;
}

const LATITUDE = /^(lat|latitude|gps_?lat(itude)?|y_?lat)$/i;
const LONGITUDE = /^(lon|lng|long|longitude|gps_?(lon|lng|long|longitude))$/i;

function numberAt(object: JsonObject, name: RegExp): number | undefined {
  const key = Object.keys(object).find((each) => name.test(each));
  const value = key === undefined ? undefined : object[key];
  return typeof value === 'number' ? value : undefined;
}

const WORDS: Readonly<
  Record<'coordinates-impossible' | 'coordinates-swapped' | 'coordinates-outside', (place: string) => Finding['detail']>
> = {
  'coordinates-impossible': (place) => ({
    fr: `${place} n’est pas une position : la latitude va de −90 à 90, la longitude de −180 à 180.`,
    en: `${place} is no position: latitude goes from −90 to 90, longitude from −180 to 180.`,
  }),
  'coordinates-swapped': (place) => ({
    fr: `${place} : latitude et longitude semblent inversées ; échangées, elles tombent dans le territoire.`,
    en: `${place}: latitude and longitude look swapped; the other way round they lie in the territory.`,
  }),
  'coordinates-outside': (place) => ({
    fr: `${place} est hors du territoire. Si c’est l’exemple du fabricant, ajoutez une trame d’ici comme vecteur.`,
    en: `${place} lies outside the territory. If it is the maker’s example, add a frame from here as a vector.`,
  }),
};

/** 0,0 is what trackers say before they know: no fix, and no finding. */
function doubt(longitude: number, latitude: number, ground: Ground): keyof typeof WORDS | undefined {
  if (longitude === 0 && latitude === 0) return undefined;
  if (ground.contains(longitude, latitude)) return undefined;
  if (ground.contains(latitude, longitude)) return 'coordinates-swapped';
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? 'coordinates-impossible' : 'coordinates-outside';
}

/** Positions in decoded data that cannot be, are swapped, or lie elsewhere: vectors alone have repeated such a mistake. */
export function doubtfulPlaces(data: JsonObject, where: string, ground: Ground): readonly Finding[] {
  return objectsOf(data).flatMap(({ object }) => {
    const latitude = numberAt(object, LATITUDE);
    const longitude = numberAt(object, LONGITUDE);
    if (latitude === undefined || longitude === undefined) return [];
    const finding: (FindingName & keyof typeof WORDS) | undefined = doubt(longitude, latitude, ground);
    if (finding === undefined) return [];
    return [
      {
        finding,
        severity: 'refuse' as const,
        where,
        detail: WORDS[finding](`latitude ${latitude}, longitude ${longitude}`),
      },
    ];
  });
}
