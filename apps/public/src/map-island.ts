import '@vigie/ui/map.css';
import { type MapObject, type ObjectState, mountMap } from '@vigie/ui/map';
import { unfoldCommunes } from '@vigie/ui/topology';
import type { FeatureCollection, Point } from 'geojson';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import communesUrl from '../territory/amp-communes.json?url';
import { mapWords } from './map-words.ts';

interface ObjectProperties {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly state: ObjectState;
  readonly text: string;
  readonly href: string;
}

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // Both answers are our own server's; their shapes are held by its tests.
  return (await answer.json()) as T;
}

function toObjects({ features }: FeatureCollection<Point, ObjectProperties>): MapObject[] {
  return features.map(({ properties, geometry }) => {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    return { ...properties, longitude, latitude };
  });
}

/** Puts the interactive map where its button was, and folds away the drawn one. */
export async function openMap(place: HTMLElement): Promise<void> {
  const { objects = '', domains = '[]' } = place.dataset;
  const [topology, features] = await Promise.all([
    fetchJson<Parameters<typeof unfoldCommunes>[0]>(communesUrl),
    fetchJson<FeatureCollection<Point, ObjectProperties>>(objects),
  ]);
  const stage = document.createElement('div');
  stage.className = 'map-island';
  place.after(stage);
  const { places, waters, ...base } = unfoldCommunes(topology);
  const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
  mountMap(stage, {
    ...base,
    names: { places, waters: waters[language] },
    words: mapWords(language),
    // Written by the page that holds this island.
    domains: JSON.parse(domains) as Parameters<typeof mountMap>[1]['domains'],
    objects: toObjects(features),
    workerUrl,
  });
  const drawn = place.parentElement?.querySelector<HTMLElement>('.map-figure');
  if (drawn) drawn.hidden = true;
}
