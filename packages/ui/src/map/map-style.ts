import type { StyleSpecification } from 'maplibre-gl';
import type { MapDescription, MapObject } from './map-description.ts';
import type { MapColours } from './symbol-images.ts';

/** Objects as the source MapLibre clusters. */
export function objectFeatures(objects: readonly MapObject[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: objects.map(({ id, domain, state, longitude, latitude }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { id, image: `symbol ${domain} ${state}` },
    })),
  };
}

/** A style of our own outlines: no tile, no font, no picture is fetched from anyone. */
export function mapStyle({ outlines, objects }: MapDescription, colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      outlines: { type: 'geojson', data: outlines },
      objects: { type: 'geojson', data: objectFeatures(objects), cluster: true, clusterRadius: 36, clusterMaxZoom: 14 },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      { id: 'land', type: 'fill', source: 'outlines', paint: { 'fill-color': colours.land } },
      { id: 'borders', type: 'line', source: 'outlines', paint: { 'line-color': colours.muted, 'line-width': 0.75 } },
      {
        id: 'clusters',
        type: 'symbol',
        source: 'objects',
        filter: ['has', 'point_count'],
        layout: {
          'icon-image': ['concat', 'count ', ['to-string', ['get', 'point_count']]],
          'icon-allow-overlap': true,
        },
      },
      {
        id: 'objects',
        type: 'symbol',
        source: 'objects',
        filter: ['!', ['has', 'point_count']],
        layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true },
      },
    ],
  };
}
