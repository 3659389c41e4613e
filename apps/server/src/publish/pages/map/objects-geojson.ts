import { formatDuration, formatMeasure } from '../format.ts';
import { type View, link, stationPath } from '../page-context.ts';
import type { Station } from '../station.ts';

/** What the interactive map draws: the words are made here, so that map and page say the same. */
export function objectsGeoJson(view: View, stations: readonly Station[]): object {
  const { words, language, now } = view;
  return {
    type: 'FeatureCollection',
    features: stations.map(({ thing, headline, freshness }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [thing.longitude, thing.latitude] },
      properties: {
        id: thing.key,
        name: thing.name,
        domain: thing.domain,
        state: freshness,
        href: link(view, stationPath(thing.key)),
        text: [
          headline?.value === undefined ? words.noValue : formatMeasure(headline.value, headline.quantity, language),
          headline?.time === undefined ? undefined : words.ago(formatDuration(now - headline.time, language)),
          words.freshness[freshness],
          words.quality[headline?.quality ?? 'missing'],
        ]
          .filter((part) => part !== undefined)
          .join(', '),
      },
    })),
  };
}
