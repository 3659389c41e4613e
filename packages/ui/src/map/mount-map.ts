import { GeoJSONSource, Popup } from 'maplibre-gl';
import type { Map as MapLibre } from 'maplibre-gl';
import type { MapDescription, MapObject } from './map-description.ts';
import { makeLegend } from './map-legend.ts';
import { mapStyle, objectFeatures, selectedFeature } from './map-style.ts';
import { makeMap, openClusters, still } from './map-view.ts';
import { makeObjectList } from './object-list.ts';
import { readColours } from './symbol-images.ts';

export type {
  MapDescription,
  MapDomain,
  MapName,
  MapObject,
  MapPriority,
  MapWords,
  ObjectState,
} from './map-description.ts';

export interface MountedMap {
  /** Replaces the objects; the view stays. */
  update(objects: readonly MapObject[]): void;
  /** As a click on the object: shows it, and says so to `onChoose`. */
  choose(id: string): void;
  /** Rings and names one object, and brings it into view; none where absent. */
  select(id: string | undefined): void;
  destroy(): void;
}

const APPEARANCES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];
/** Zoom at which an object is seen with the commune around it. */
const NEAR = 12.5;

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

function setData(map: MapLibre, name: string, data: ReturnType<typeof objectFeatures>): void {
  const source = map.getSource(name);
  if (source instanceof GeoJSONSource) void source.setData(data);
}

function bringIntoView(map: MapLibre, object: MapObject | undefined): void {
  if (object === undefined) return;
  const place: [number, number] = [object.longitude, object.latitude];
  if (map.getBounds().contains(place) && map.getZoom() >= NEAR) return;
  map.easeTo({ center: place, zoom: Math.max(map.getZoom(), NEAR), animate: !still() });
}

interface PointerAnswers {
  readonly choose: (id: string) => void;
  readonly inView: () => void;
  readonly place: MapDescription['onPlace'];
}

/** Draws the map again when the reader's appearance changes. Gives what stops it. */
function followAppearance(redraw: () => void): () => void {
  const queries = APPEARANCES.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', redraw);
  return () => {
    for (const query of queries) query.removeEventListener('change', redraw);
  };
}

function answerPointer(map: MapLibre, { choose, inView, place }: PointerAnswers): void {
  map.resize();
  // what a test or a benchmark waits for: a map may stay grey while everything else is there
  map.once('idle', () => map.getContainer().setAttribute('data-drawn', ''));
  map.on('click', ({ lngLat }) => place?.(lngLat.lng, lngLat.lat));
  map.on('load', inView);
  map.on('moveend', inView);
  map.on('click', 'objects', ({ features }) => choose(String(features?.[0]?.properties['id'] ?? '')));
  openClusters(map);
  for (const layer of ['objects', 'clusters']) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
  }
}

/** What follows the objects beside the map: a list of those in view and a popup, unless the page has its own. */
function companion(map: MapLibre, description: MapDescription, choose: (id: string) => void) {
  if (description.alone === true) return undefined;
  const popup = new Popup({ closeButton: true, maxWidth: '20rem' });
  const list = makeObjectList(description, choose);
  return {
    element: list.element,
    list(objects: readonly MapObject[]): void {
      const bounds = map.getBounds();
      list.show(objects.filter(({ longitude, latitude }) => bounds.contains([longitude, latitude])));
    },
    show(object: MapObject): void {
      const content = popupContent(object, description.words.open);
      popup.setLngLat([object.longitude, object.latitude]).setDOMContent(content).addTo(map);
    },
  };
}

/** The first view is fitted to the size of the stage: it must stand in the page before the map does. */
function makeStage(element: HTMLElement): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'map-view';
  element.replaceChildren(stage);
  return stage;
}

/** Draws the description in the element: a map, its legend, and beside it a list of what is in view. */
export function mountMap(element: HTMLElement, description: MapDescription): MountedMap {
  let { objects, selected } = description;
  let colours = readColours(element);
  const stage = makeStage(element);
  const map = makeMap(stage, description, () => colours);
  const find = (id: string | undefined) => objects.find((candidate) => candidate.id === id);
  const choose = (id: string) => {
    const object = find(id);
    if (object === undefined) return;
    if (beside) bringIntoView(map, object);
    beside?.show(object);
    description.onChoose?.(id);
  };
  const beside = companion(map, description, choose);
  const draw = () => {
    const parts = [stage, makeLegend(description, colours), beside?.element];
    element.replaceChildren(...parts.filter((part) => part !== undefined));
  };
  draw();
  const inView = () => beside?.list(objects);
  answerPointer(map, { choose, inView, place: description.onPlace });
  const show = () => {
    setData(map, 'objects', objectFeatures(objects));
    setData(map, 'selected', selectedFeature(find(selected)));
  };
  // What changed before the style was there is shown when it is; the rest the style has already.
  map.once('load', () => (objects !== description.objects || selected !== description.selected) && show());
  const stopFollowing = followAppearance(() => {
    colours = readColours(element);
    map.setStyle(mapStyle({ ...description, objects, selected }, colours), { diff: false });
    draw();
  });
  const update = (next: readonly MapObject[]) => {
    objects = next;
    show();
    inView();
  };
  const select = (id: string | undefined) => {
    selected = id;
    show();
    bringIntoView(map, find(id));
  };
  return {
    update,
    choose,
    select,
    destroy: () => takeAway(element, map, stopFollowing),
  };
}

function takeAway(element: HTMLElement, map: MapLibre, stopFollowing: () => void): void {
  stopFollowing();
  map.remove();
  element.replaceChildren();
}
