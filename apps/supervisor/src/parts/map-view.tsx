import '@vigie/ui/map.css';
import { mountMap } from '@vigie/ui/map';
import type { MapDescription, MapObject, MountedMap } from '@vigie/ui/map';
import { useEffect, useRef } from 'react';

interface MapViewProps {
  /** Ground, domains and words: the map is made again when it changes. */
  readonly ground: Omit<MapDescription, 'objects' | 'selected' | 'onChoose'>;
  readonly objects: readonly MapObject[];
  readonly selected: string | undefined;
  readonly choose: (key: string) => void;
}

/** The map of @vigie/ui inside React: made once, then told what changed. */
export function MapView({ ground, objects, selected, choose }: MapViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<MountedMap>(undefined);
  const drawn = useRef<readonly MapObject[]>(undefined);
  const latest = useRef({ objects, selected, choose });
  latest.current = { objects, selected, choose };
  useEffect(() => {
    if (place.current === null) return undefined;
    const mounted = mountMap(place.current, {
      ...ground,
      objects: latest.current.objects,
      ...(latest.current.selected === undefined ? {} : { selected: latest.current.selected }),
      onChoose: (key) => latest.current.choose(key),
    });
    map.current = mounted;
    drawn.current = latest.current.objects;
    mounted.select(latest.current.selected);
    return () => mounted.destroy();
  }, [ground]);
  useEffect(() => {
    // Ten thousand objects are not sent twice when the map has just been made with them.
    if (drawn.current !== objects) map.current?.update(objects);
    drawn.current = objects;
  }, [objects]);
  useEffect(() => map.current?.select(selected), [selected]);
  return <div className="map-canvas" ref={place} />;
}
