import '../../styles/map.css';
import { useQuery } from '@tanstack/react-query';
import type { MapDescription, MapObject } from '@vigie/ui/map';
import type { Topology } from '@vigie/ui/topology';
import { useMemo, useRef } from 'react';
import { outlinesQuery } from '../../api/queries.ts';
import { useTerritory } from '../../api/territory.ts';
import { MapView } from '../../parts/map-view.tsx';
import { useLanguage, useWords } from '../../words/words.ts';
import { mapGround } from '../map-ground.ts';
import { communeAt } from './commune-at.ts';

/** A position as it is being written: text until it is sent. */
export interface TypedPlace {
  readonly longitude: string;
  readonly latitude: string;
}

interface PlacePickProps {
  readonly place: TypedPlace;
  readonly set: (place: TypedPlace) => void;
  readonly required?: boolean;
}

const PIN = 'M0 8.5C-3.5 3-6-0.5-6-4A6 6 0 1 1 6-4C6-0.5 3.5 3 0 8.5Z';
const HUE = '#00617A';

/** The position as numbers; undefined until both are written. */
export function placeOf({ longitude, latitude }: TypedPlace): { longitude: number; latitude: number } | undefined {
  const numbers = { longitude: numberOf(longitude), latitude: numberOf(latitude) };
  return Number.isNaN(numbers.longitude) || Number.isNaN(numbers.latitude) ? undefined : numbers;
}

// a French comma is a decimal point
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));

function usePickGround(pick: (longitude: number, latitude: number) => void) {
  const territory = useTerritory();
  const words = useWords();
  const language = useLanguage();
  const outlines = useQuery({ ...outlinesQuery, retry: false });
  const latest = useRef(pick);
  latest.current = pick;
  const topology = outlines.data;
  const ready = !outlines.isPending;
  const ground = useMemo((): Omit<MapDescription, 'objects'> | undefined => {
    if (!ready) return undefined;
    const live = mapGround({ territory, topology, things: [], words, language });
    const { legend: _, ...ownWords } = live.words;
    return {
      ...live,
      words: { ...ownWords, map: words.devices.pick.map },
      domains: [{ id: 'pick', label: words.devices.pick.here, hue: HUE, shape: PIN }],
      onPlace: (longitude, latitude) => latest.current(longitude, latitude),
    };
  }, [ready, territory, topology, words, language]);
  return { ground, topology };
}

function CommuneLine({ place, topology }: { place: TypedPlace; topology: Topology | undefined }) {
  const words = useWords();
  const position = placeOf(place);
  const { pick } = words.devices;
  const commune = useMemo(
    () => (topology && position ? communeAt(topology, position) : undefined),
    // the position is made anew each time; its text is what changes
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [topology, place.longitude, place.latitude],
  );
  if (position === undefined || topology === undefined) return <p className="hint">{pick.hint}</p>;
  return (
    <p className="hint" role="status">
      {commune === undefined ? pick.outside : pick.commune(commune)}
    </p>
  );
}

/** A position by a click on the map or by its degrees; its commune is said at once, the server judges it. */
export function PlacePick({ place, set, required = false }: PlacePickProps) {
  const words = useWords();
  const { ground, topology } = usePickGround((longitude, latitude) =>
    set({ longitude: longitude.toFixed(6), latitude: latitude.toFixed(6) }),
  );
  const position = placeOf(place);
  const objects = useMemo(
    (): readonly MapObject[] =>
      position === undefined
        ? []
        : [{ id: 'pick', name: words.devices.pick.here, domain: 'pick', state: 'live', text: '', ...position }],
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [place.longitude, place.latitude, words],
  );
  const { pick } = words.devices;
  return (
    <div className="place-pick">
      <div className="place-map">
        {ground && <MapView ground={ground} objects={objects} selected={undefined} choose={() => undefined} />}
      </div>
      <div className="place-fields">
        {(['latitude', 'longitude'] as const).map((name) => (
          <label key={name} className="field">
            <span>{pick[name]}</span>
            <input
              type="text"
              inputMode="decimal"
              required={required}
              value={place[name]}
              onChange={({ target }) => set({ ...place, [name]: target.value })}
            />
          </label>
        ))}
        <CommuneLine place={place} topology={topology} />
      </div>
    </div>
  );
}
