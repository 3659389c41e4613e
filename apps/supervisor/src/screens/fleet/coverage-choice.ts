import type { MapObject } from '@vigie/ui/map';
import type { Covered, FleetGateway, LinkClass } from './fleet-api.ts';
import { LINK_CLASSES } from './link-shapes.ts';

/** Classes shown: all, unless the address leaves some out. */
export function chosenClasses(search: URLSearchParams): ReadonlySet<LinkClass> {
  const hidden = new Set((search.get('sans') ?? '').split(','));
  return new Set(LINK_CLASSES.filter((each) => !hidden.has(each)));
}

/** The address without a class, or with it again. */
export function toggled(chosen: ReadonlySet<LinkClass>, link: LinkClass): string | undefined {
  const hidden = LINK_CLASSES.filter((each) => chosen.has(each) === (each === link));
  return hidden.length === 0 ? undefined : hidden.join(',');
}

/** The worst heard first; those whose data rate nobody says come last. */
export function worstFirst(features: readonly Covered[]): readonly Covered[] {
  const margin = ({ properties }: Covered) => properties.margin ?? Number.POSITIVE_INFINITY;
  return features.toSorted((a, b) => margin(a) - margin(b) || a.properties.rssi - b.properties.rssi);
}

/** Objects as the map draws them. */
export function coverageObjects(
  features: readonly Covered[],
  text: (feature: Covered) => string,
): readonly MapObject[] {
  return features.map((feature): MapObject => {
    const [longitude, latitude] = feature.geometry.coordinates;
    const { key, name, class: link } = feature.properties;
    // a count of objects shows the mark of the worst in it
    const worst = link === 'weak' ? { priority: 'high' as const } : {};
    return { id: key, name, domain: link, longitude, latitude, state: 'live', text: text(feature), ...worst };
  });
}

/** Gateways that say where they stand. */
export function antennas(gateways: readonly FleetGateway[]): readonly MapObject[] {
  return gateways.flatMap(({ key, name, longitude, latitude }): MapObject[] =>
    longitude === undefined || latitude === undefined
      ? []
      : [{ id: key, name, domain: 'gateway', longitude, latitude, state: 'live', text: name }],
  );
}
