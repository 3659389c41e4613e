import { AttributionControl, GeoJSONSource, Map as MapLibre, NavigationControl, Popup, setWorkerUrl } from 'maplibre-gl';
import type { MapDescription, MapObject, ObjectState } from './map-description.ts';
import { mapStyle, objectFeatures } from './map-style.ts';
import { makeObjectList } from './object-list.ts';
import { IMAGE_RATIO, type MapColours, countImage, readColours, symbolImage } from './symbol-images.ts';

export type { MapDescription, MapDomain, MapObject, MapWords, ObjectState } from './map-description.ts';

export interface MountedMap {
  /** Replaces the objects; the view stays. */
  update(objects: readonly MapObject[]): void;
  choose(id: string): void;
  destroy(): void;
}

const STATES: readonly ObjectState[] = ['live', 'late', 'silent', 'never'];

function drawImage(name: string, { domains }: MapDescription, colours: MapColours): ImageData | undefined {
  const [kind, first, second] = name.split(' ');
  if (kind === 'count' && first !== undefined) return countImage(first, colours);
  const domain = domains.find(({ id }) => id === first);
  const state = STATES.find((known) => known === second);
  return domain === undefined || state === undefined ? undefined : symbolImage(domain, state, colours);
}

/** Nothing moves by itself for a reader who asked for stillness. */
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function popupContent({ name, text, href }: MapObject, open: string): HTMLElement {
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = name;
  const words = document.createElement('p');
  words.textContent = text;
  box.append(title, words);
  if (href !== undefined) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = open;
    box.append(link);
  }
  return box;
}

function makeMap(stage: HTMLElement, description: MapDescription, colours: MapColours): MapLibre {
  setWorkerUrl(description.workerUrl);
  const [west, south, east, north] = description.bounds;
  const map = new MapLibre({
    container: stage,
    style: mapStyle(description, colours),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 18,
    locale: {
      'Map.Title': description.words.map,
      'NavigationControl.ZoomIn': description.words.zoomIn,
      'NavigationControl.ZoomOut': description.words.zoomOut,
    },
  });
  map.addControl(new AttributionControl({ customAttribution: description.attribution }));
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.on('styleimagemissing', ({ id }) => {
    const image = drawImage(id, description, colours);
    if (image !== undefined && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: IMAGE_RATIO });
  });
  return map;
}

function openClusters(map: MapLibre): void {
  map.on('click', 'clusters', ({ features }) => {
    const [feature] = features ?? [];
    const source = map.getSource('objects');
    if (feature === undefined || feature.geometry.type !== 'Point' || !(source instanceof GeoJSONSource)) return;
    const [longitude, latitude] = feature.geometry.coordinates;
    if (longitude === undefined || latitude === undefined) return;
    void source
      .getClusterExpansionZoom(Number(feature.properties['cluster_id']))
      .then((zoom) => map.easeTo({ center: [longitude, latitude], zoom, animate: !still() }));
  });
}

/** Draws the description in the element: a map, and beside it a list of what is in view. */
export function mountMap(element: HTMLElement, description: MapDescription): MountedMap {
  const stage = document.createElement('div');
  stage.className = 'map-view';
  const map = makeMap(stage, description, readColours(element));
  const popup = new Popup({ closeButton: true, maxWidth: '20rem' });
  let objects = description.objects;
  const choose = (id: string) => {
    const object = objects.find((candidate) => candidate.id === id);
    if (object === undefined) return;
    const place: [number, number] = [object.longitude, object.latitude];
    map.easeTo({ center: place, zoom: Math.max(map.getZoom(), 14), animate: !still() });
    popup.setLngLat(place).setDOMContent(popupContent(object, description.words.open)).addTo(map);
    description.onChoose?.(id);
  };
  const list = makeObjectList(description, choose);
  element.replaceChildren(stage, list.element);
  const inView = () => {
    const bounds = map.getBounds();
    list.show(objects.filter(({ longitude, latitude }) => bounds.contains([longitude, latitude])));
  };
  map.resize();
  map.on('load', inView).on('moveend', inView);
  map.on('click', 'objects', ({ features }) => choose(String(features?.[0]?.properties['id'] ?? '')));
  openClusters(map);
  for (const layer of ['objects', 'clusters']) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
  }
  return {
    update: (next) => {
      objects = next;
      const source = map.getSource('objects');
      if (source instanceof GeoJSONSource) void source.setData(objectFeatures(next));
      inView();
    },
    choose,
    destroy: () => map.remove(),
  };
}
