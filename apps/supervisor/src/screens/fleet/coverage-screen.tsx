import '../../styles/map.css';
import '../../styles/fleet.css';
import { useQuery } from '@tanstack/react-query';
import type { MapDescription, MapObject } from '@vigie/ui/map';
import { useMemo } from 'react';
import { outlinesQuery } from '../../api/queries.ts';
import { useTerritory } from '../../api/territory.ts';
import { MapView } from '../../parts/map-view.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { CoverageSearch } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { mapGround } from '../map-ground.ts';
import { CoverageClasses } from './coverage-classes.tsx';
import { antennas, chosenClasses, coverageObjects, toggled, worstFirst } from './coverage-choice.ts';
import { CoverageTable } from './coverage-table.tsx';
import { withUnit } from './figures.ts';
import { coverageQuery, gatewaysQuery } from './fleet-api.ts';
import type { Covered, FleetGateway } from './fleet-api.ts';
import { COVERAGE_MARKS, LINK_CLASSES } from './link-shapes.ts';

const NONE: readonly Covered[] = [];
const NO_GATEWAY: readonly FleetGateway[] = [];

/** The ground of the live map, with the marks of the coverage on it. */
function useGround(features: readonly Covered[] | undefined, gateways: readonly FleetGateway[] | undefined) {
  const territory = useTerritory();
  const words = useWords();
  const language = useLanguage();
  const outlines = useQuery({ ...outlinesQuery, retry: false });
  const topology = outlines.data;
  const ready = features !== undefined && gateways !== undefined && !outlines.isPending;
  // gateways are asked for each minute and hardly ever move: the map is made again when they do
  const placed = JSON.stringify(antennas(gateways ?? NO_GATEWAY));
  return useMemo((): Omit<MapDescription, 'objects'> | undefined => {
    if (!ready) return undefined;
    const ground = mapGround({ territory, topology, things: [], words, language });
    const w = words.fleet.coverage;
    const { legend: _, ...ownWords } = ground.words;
    const marks = [...LINK_CLASSES, 'gateway' as const];
    return {
      ...ground,
      words: { ...ownWords, map: w.map, list: w.list },
      landmarks: JSON.parse(placed) as readonly MapObject[], // written just above
      domains: marks.map((id) => ({ id, label: id === 'gateway' ? w.gateway : w.classes[id], ...COVERAGE_MARKS[id] })),
    };
  }, [ready, placed, territory, topology, words, language]);
}

/** Objects of the classes the address leaves in, the worst heard first. */
function useShown(all: readonly Covered[], search: URLSearchParams) {
  const hidden = search.get('sans') ?? '';
  return useMemo(() => {
    const chosen = chosenClasses(new URLSearchParams({ sans: hidden }));
    return { chosen, shown: worstFirst(all.filter(({ properties }) => chosen.has(properties.class))) };
  }, [all, hidden]);
}

function Lead() {
  const words = useWords();
  return (
    <p className="muted">
      {words.fleet.coverage.lead}{' '}
      <a href="/api/v1/fleet/coverage.csv" download>
        {words.fleet.csv}
      </a>
    </p>
  );
}

interface PanelProps {
  readonly all: readonly Covered[] | undefined;
  readonly gateways: number;
  readonly search: URLSearchParams;
  readonly set: (change: CoverageSearch) => void;
}

/** Legend, choice and table beside the map. */
function Panel({ all, gateways, search, set }: PanelProps) {
  const words = useWords();
  const w = words.fleet.coverage;
  const { chosen, shown } = useShown(all ?? NONE, search);
  const selected = search.get('objet') ?? undefined;
  if (all === undefined) return <p className="loading">{words.loading}</p>;
  if (all.length === 0) return <p className="muted">{w.empty}</p>;
  return (
    <>
      <CoverageClasses
        features={all}
        chosen={chosen}
        gateways={gateways}
        toggle={(link) => set({ sans: toggled(chosen, link) })}
      />
      {shown.length === 0 && <p className="muted">{w.none}</p>}
      {shown.length > 0 && <CoverageTable features={shown} selected={selected} locate={(key) => set({ objet: key })} />}
    </>
  );
}

/** Absent while they are asked for; a map without its gateways is better than none. */
function useGateways(): readonly FleetGateway[] | undefined {
  const { data, isError } = useQuery(gatewaysQuery);
  return data?.items ?? (isError ? NO_GATEWAY : undefined);
}

/** Where the radio is weak: a map by class of margin, and the same objects in a table beside it. */
export function CoverageScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const { data, error, refetch } = useQuery(coverageQuery);
  const gateways = useGateways();
  const ground = useGround(data?.features, gateways);
  const { shown } = useShown(data?.features ?? NONE, search);
  const objects = useMemo(() => {
    const text = ({ properties }: Covered) => withUnit(properties.margin, 'dB', { language, decimals: 1 });
    return coverageObjects(shown, text);
  }, [shown, language]);
  const selected = search.get('objet') ?? undefined;
  const set = (change: CoverageSearch) =>
    navigate(paths.coverage({ ...Object.fromEntries(search), ...change }), { replace: true });
  const choose = (key: string) => set({ objet: key === selected ? undefined : key });
  return (
    <div className="map-layout coverage-layout">
      <div className="map-panel">
        <h1>{words.fleet.coverage.title}</h1>
        <Lead />
        {error && <Trouble error={error} retry={() => void refetch()} />}
        <Panel all={data?.features} gateways={gateways?.length ?? 0} search={search} set={set} />
      </div>
      <div className="map-stage">
        {ground && <MapView ground={ground} objects={objects} selected={selected} choose={choose} />}
      </div>
    </div>
  );
}
