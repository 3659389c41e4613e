import '../styles/map.css';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Thing } from '../api/contract.ts';
import { outlinesQuery, thingsQuery } from '../api/queries.ts';
import { useTerritory } from '../api/territory.ts';
import { MapView } from '../parts/map-view.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import type { MapSearch } from '../routing/paths.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { chosenThings, inOrder, mapChoice } from './map-choice.ts';
import { mapGround, mapObjects } from './map-ground.ts';
import { MapPanel } from './map-panel.tsx';
import { ObjectList } from './object-list.tsx';
import { SelectedCard } from './selected-card.tsx';

const NONE: readonly Thing[] = [];

/** Ground of the map: made once the outlines came, or could not. */
function useGround(things: readonly Thing[] | undefined) {
  const territory = useTerritory();
  const words = useWords();
  const language = useLanguage();
  const outlines = useQuery({ ...outlinesQuery, retry: false });
  const topology = outlines.data;
  const ready = things !== undefined && !outlines.isPending;
  return {
    missing: outlines.isError,
    // Objects that come later do not move the map: only the first ones say where to look.
    ground: useMemo(
      () => (ready ? mapGround({ territory, topology, things: things ?? NONE, words, language }) : undefined),
      // eslint-disable-next-line react-hooks/exhaustive-deps
      [ready, territory, topology, words, language],
    ),
  };
}

/** Objects of the choice, worst first; typing stays fluid with ten thousand of them. */
function useShown(all: readonly Thing[], search: URLSearchParams, now: number): readonly Thing[] {
  const address = useDeferredValue(search.toString());
  const ordered = useMemo(() => inOrder(all), [all]);
  return useMemo(() => chosenThings(ordered, mapChoice(new URLSearchParams(address)), now), [ordered, address, now]);
}

/** Live map with the same objects in a list beside it; search, domains and choice are in the address. */
export function MapScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const now = useNow();
  const query = useQuery(thingsQuery);
  const { ground, missing } = useGround(query.data);
  const choice = mapChoice(search);
  const all = query.data ?? NONE;
  const shown = useShown(all, search, now);
  const objects = useMemo(() => mapObjects(shown, now), [shown, now]);
  const set = (change: MapSearch) =>
    navigate(paths.map({ ...Object.fromEntries(search), ...change }), { replace: true });
  const choose = (key: string | undefined) => set({ objet: key === choice.selected ? undefined : key });
  const selected = all.find(({ key }) => key === choice.selected);
  return (
    <div className="map-layout">
      <div className="map-panel">
        <h1>{words.map.title}</h1>
        {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
        {missing && <p className="muted">{words.map.plain}</p>}
        <MapPanel choice={choice} things={all} shown={shown.length} set={set} />
        {query.isPending && <p className="loading">{words.loading}</p>}
        {query.isSuccess && shown.length === 0 && <p className="muted">{words.map.noMatch}</p>}
        <ObjectList things={shown} now={now} selected={choice.selected} locate={choose} />
      </div>
      <div className="map-stage">
        {ground && <MapView ground={ground} objects={objects} selected={choice.selected} choose={choose} />}
        {selected && <SelectedCard thing={selected} now={now} close={() => choose(undefined)} />}
      </div>
    </div>
  );
}
