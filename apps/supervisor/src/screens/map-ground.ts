import type { MapDescription, MapObject } from '@vigie/ui/map';
import { unfoldCommunes } from '@vigie/ui/topology';
import type { Topology } from '@vigie/ui/topology';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Territory, Thing } from '../api/contract.ts';
import { freshnessOf } from '../parts/freshness.ts';
import type { Language, Words } from '../words/words.ts';

/** Outline of a mark where a domain has no drawing. */
const DISC = 'M0-8.5A8.5 8.5 0 1 1 0 8.5A8.5 8.5 0 1 1 0-8.5Z';
const EMPTY = { type: 'FeatureCollection', features: [] } as const;

interface GroundOf {
  readonly territory: Territory;
  /** Absent when the server has none. */
  readonly topology: Topology | undefined;
  readonly things: readonly Thing[];
  readonly words: Words;
  readonly language: Language;
}

function boundsOf(things: readonly Thing[]): MapDescription['bounds'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { longitude, latitude } of things) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west > east ? [-5, 42, 9, 51] : [west - 0.01, south - 0.01, east + 0.01, north + 0.01];
}

function mapWords({ map, priority }: Words): MapDescription['words'] {
  return {
    map: map.map,
    list: map.list,
    inView: map.inView,
    open: map.open,
    zoomIn: map.zoomIn,
    zoomOut: map.zoomOut,
    legend: {
      title: map.legend,
      states: map.freshness,
      priorities: {
        critical: map.alarm(priority.critical),
        high: map.alarm(priority.high),
        medium: map.alarm(priority.medium),
        low: map.alarm(priority.low),
      },
      several: map.several,
    },
  };
}

type Ground = Omit<MapDescription, 'objects'>;

function communesGround(
  topology: Topology,
  language: Language,
): Pick<Ground, 'outlines' | 'bounds' | 'attribution' | 'names'> {
  const { outlines, bounds, attribution, places, waters } = unfoldCommunes(topology);
  return { outlines, bounds, attribution, names: { places, waters: waters[language] } };
}

/** What the map is drawn on: communes, names, domains and words. */
export function mapGround({ territory, topology, things, words, language }: GroundOf): Ground {
  const ground = topology
    ? communesGround(topology, language)
    : { outlines: { ...EMPTY, features: [] }, bounds: boundsOf(things), attribution: '' };
  return {
    ...ground,
    domains: territory.packs.map(({ id, label, hue, icon }) => ({
      id,
      label: label[language],
      hue,
      icon,
      shape: DISC,
    })),
    workerUrl,
    alone: true,
    words: mapWords(words),
  };
}

/** Objects as the map draws them. */
export function mapObjects(things: readonly Thing[], now: number): readonly MapObject[] {
  return things.map(({ key, name, domain, longitude, latitude, worstPriority, ...rest }) => ({
    id: key,
    name,
    domain,
    longitude,
    latitude,
    state: freshnessOf({ ...rest, key, name, domain, longitude, latitude }, now),
    text: name,
    ...(worstPriority === undefined ? {} : { priority: worstPriority }),
  }));
}
