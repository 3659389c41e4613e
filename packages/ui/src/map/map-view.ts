import { AttributionControl, GeoJSONSource, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import type { MapDescription, ObjectState } from './map-description.ts';
import { mapStyle } from './map-style.ts';
import { MAP_PRIORITIES, priorityOfRank } from './priority-shape.ts';
import { countImage, IMAGE_RATIO, symbolImage } from './symbol-images.ts';
import type { MapColours } from './symbol-images.ts';

const STATES: readonly ObjectState[] = ['live', 'late', 'silent', 'never'];

/** Draws the picture a layer asks for by name: `symbol noise late high`, `count 12 4`. */
function drawImage(name: string, { domains }: MapDescription, colours: MapColours): ImageData | undefined {
  const [kind, first, second, third] = name.split(' ');
  if (kind === 'count' && first !== undefined) return countImage(first, priorityOfRank(Number(second)), colours);
  const domain = domains.find(({ id }) => id === first);
  const state = STATES.find((known) => known === second);
  const priority = MAP_PRIORITIES.find((known) => known === third);
  return domain === undefined || state === undefined ? undefined : symbolImage(domain, { state, priority }, colours);
}

/** Nothing moves by itself for a reader who asked for stillness. */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map itself, with its controls in the reader's language; `colours` is asked again for each picture. */
export function makeMap(stage: HTMLElement, description: MapDescription, colours: () => MapColours): MapLibre {
  setWorkerUrl(description.workerUrl);
  const [west, south, east, north] = description.bounds;
  const map = new MapLibre({
    container: stage,
    style: mapStyle(description, colours()),
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
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ customAttribution: description.attribution, compact: false }));
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  // Keyboards have the list; a stop that only pans would be one more on their way.
  if (description.alone === true) map.getCanvas().tabIndex = -1;
  // MapLibre 6 waits for this resolver; its `styleimagemissing` event comes too late to add the image.
  map.setMissingStyleImageResolver((id) => {
    const image = drawImage(id, description, colours());
    if (image !== undefined && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: IMAGE_RATIO });
  });
  return map;
}

/** A click on a count opens it. */
export function openClusters(map: MapLibre): void {
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
