import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapDescription, MapName, MapObject } from './map-description.ts';
import { rankOf } from './priority-shape.ts';
import type { MapColours } from './symbol-images.ts';

const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});

function pointAt(
  { longitude, latitude }: Omit<MapName, 'name'>,
  properties: Readonly<Record<string, unknown>>,
): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties };
}

/** Name by which the drawing of an object is asked for. */
const imageName = ({ domain, state, priority }: MapObject): string =>
  priority === undefined ? `symbol ${domain} ${state}` : `symbol ${domain} ${state} ${priority}`;

/** Objects as the source MapLibre clusters. */
export function objectFeatures(objects: readonly MapObject[]): FeatureCollection {
  return collection(
    objects.map((object) =>
      pointAt(object, { id: object.id, image: imageName(object), rank: rankOf(object.priority) }),
    ),
  );
}

/** The object shown with its name, as a source of its own: it is never hidden in a cluster. */
export function selectedFeature(object: MapObject | undefined): FeatureCollection {
  return collection(object === undefined ? [] : [pointAt(object, { name: object.name, image: imageName(object) })]);
}

const named = (list: readonly MapName[]): Feature[] =>
  list.map((place, rank) => pointAt(place, { name: place.name, rank }));

function nameFeatures({ names }: MapDescription): FeatureCollection {
  return collection([...named(names?.waters ?? []), ...named(names?.places ?? [])]);
}

function sources(description: MapDescription): Record<string, SourceSpecification> {
  const { outlines, objects, selected } = description;
  return {
    outlines: { type: 'geojson', data: outlines },
    landmarks: { type: 'geojson', data: objectFeatures(description.landmarks ?? []) },
    names: { type: 'geojson', data: nameFeatures(description) },
    selected: { type: 'geojson', data: selectedFeature(objects.find(({ id }) => id === selected)) },
    objects: {
      type: 'geojson',
      data: objectFeatures(objects),
      cluster: true,
      clusterRadius: 36,
      clusterMaxZoom: 14,
      clusterProperties: { worst: ['max', ['get', 'rank']] },
    },
  };
}

function ground(colours: MapColours): LayerSpecification[] {
  // A font of the page, drawn by the browser: no glyph is fetched.
  const text = {
    'text-field': ['get', 'name'],
    'text-font': [colours.face],
    'text-max-width': 8,
  } satisfies NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>;
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    { id: 'land', type: 'fill', source: 'outlines', paint: { 'fill-color': colours.land } },
    { id: 'borders', type: 'line', source: 'outlines', paint: { 'line-color': colours.muted, 'line-width': 0.75 } },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      layout: {
        ...text,
        'text-size': 13,
        'symbol-sort-key': ['get', 'rank'],
        'text-padding': 3,
        // A name stands beside the marks of its commune, on whichever side is free.
        'text-variable-anchor': ['center', 'top', 'bottom', 'right', 'left'],
        'text-radial-offset': 1.7,
        'text-justify': 'auto',
      },
      paint: { 'text-color': colours.muted, 'text-halo-color': colours.land, 'text-halo-width': 1.5 },
    },
  ];
}

function marks(): LayerSpecification[] {
  return [
    {
      id: 'landmarks',
      type: 'symbol',
      source: 'landmarks',
      layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'objects',
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['concat', 'count ', ['to-string', ['get', 'point_count']], ' ', ['to-string', ['get', 'worst']]],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'worst'],
      },
    },
    {
      id: 'objects',
      type: 'symbol',
      source: 'objects',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
  ];
}

function selection(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'selected',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 19,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': colours.accent,
        'circle-stroke-width': 3.5,
      },
    },
    {
      id: 'selected-name',
      type: 'symbol',
      source: 'selected',
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['get', 'name'],
        'text-font': [colours.face],
        'text-size': 15,
        'text-offset': [0, 1.7],
        'text-anchor': 'top',
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.paper, 'text-halo-width': 2.5 },
    },
  ];
}

/** A style of our own outlines: no tile, no font, no picture is fetched from anyone. */
export function mapStyle(description: MapDescription, colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: sources(description),
    layers: [...ground(colours), ...marks(), ...selection(colours)],
  };
}
