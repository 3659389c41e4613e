import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { COUNTER_SITES } from './counters.ts';
import { DROP_OFF_POINTS } from './drop-off-points.ts';
import { CABINET_SITES } from './lighting-district.ts';
import { NOISE_SITES } from './noise-sites.ts';
import { RIVER_STATIONS } from './river-stations.ts';

const CORPORA = '../shared/corpora';
const OUTLINES = `${CORPORA}/geo/amp-communes.geojson.gz`;
const STATIONS = `${CORPORA}/series/river/hubeau-hydrometry-stations-around-amp.json`;
const LAMPS = CABINET_SITES.flatMap(({ lamps }) => lamps);
const PLACES = [...NOISE_SITES, ...RIVER_STATIONS, ...COUNTER_SITES, ...CABINET_SITES, ...LAMPS, ...DROP_OFF_POINTS];

type Ring = readonly (readonly [number, number])[];
interface Outline {
  readonly properties: { readonly nom: string };
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly Ring[])[] | readonly Ring[] };
}

function inRing(ring: Ring, x: number, y: number): boolean {
  return ring.reduce((inside, [ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length]!;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}

function contains({ geometry }: Outline, x: number, y: number): boolean {
  // GeoJSON: a Polygon is one of the polygons of a MultiPolygon
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as readonly Ring[][];
  return polygons.some(([outer, ...holes]) => inRing(outer!, x, y) && !holes.some((hole) => inRing(hole, x, y)));
}

/** The outlines name communes without their article and with a straight apostrophe. */
const bare = (name: string): string => name.replace(/^(La |Le |Les |L’)/, '').replaceAll('’', "'");

describe('places', () => {
  it('are as many as the territory has, each with its own key', () => {
    expect(NOISE_SITES).toHaveLength(10);
    expect(DROP_OFF_POINTS).toHaveLength(100);
    expect(RIVER_STATIONS).toHaveLength(8);
    expect(COUNTER_SITES).toHaveLength(6);
    expect(CABINET_SITES).toHaveLength(12);
    expect(LAMPS).toHaveLength(200);
    expect(new Set(PLACES.map(({ key }) => key)).size).toBe(PLACES.length);
  });

  it.skipIf(!existsSync(OUTLINES))('stand inside their commune', () => {
    const { features } = JSON.parse(gunzipSync(readFileSync(OUTLINES)).toString()) as { features: Outline[] }; // GeoJSON
    const lost = PLACES.filter(({ commune, longitude, latitude }) => {
      const outline = features.find(({ properties }) => properties.nom === bare(commune));
      return outline === undefined || !contains(outline, longitude, latitude);
    });
    expect(lost.map(({ key, commune }) => `${key} (${commune})`)).toEqual([]);
  });

  it.skipIf(!existsSync(STATIONS))('stand where the national register has the same station', () => {
    const register = JSON.parse(readFileSync(STATIONS, 'utf8')) as {
      code_station: string;
      longitude_station: number;
      latitude_station: number;
    }[]; // Hub'Eau page
    const coded = RIVER_STATIONS.filter(({ nationalCode }) => nationalCode !== undefined);
    expect(coded).toHaveLength(3);
    for (const { nationalCode, longitude, latitude } of coded) {
      const official = register.find(({ code_station: code }) => code === nationalCode);
      expect(official?.longitude_station).toBeCloseTo(longitude, 4);
      expect(official?.latitude_station).toBeCloseTo(latitude, 4);
    }
  });
});
