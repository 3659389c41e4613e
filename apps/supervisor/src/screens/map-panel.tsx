import type { Thing } from '../api/contract.ts';
import { useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import type { MapSearch } from '../routing/paths.ts';
import { number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { STATE_NAMES, STATES } from './map-choice.ts';
import type { MapChoice } from './map-choice.ts';

interface MapPanelProps {
  readonly choice: MapChoice;
  readonly things: readonly Thing[];
  readonly shown: number;
  readonly set: (search: MapSearch) => void;
}

function Domains({ choice, things, set }: Omit<MapPanelProps, 'shown'>) {
  const words = useWords();
  const language = useLanguage();
  const { packs } = useTerritory();
  const ticked = choice.domains ?? packs.map(({ id }) => id);
  const toggle = (id: string) => {
    const next = packs.map((pack) => pack.id).filter((pack) => (pack === id) !== ticked.includes(pack));
    set({ domaines: next.length === packs.length ? undefined : next.length === 0 ? 'aucun' : next.join(',') });
  };
  return (
    <fieldset className="domain-checks">
      <legend className="visually-hidden">{words.map.domains}</legend>
      {packs.map((pack) => (
        <label key={pack.id}>
          <input type="checkbox" checked={ticked.includes(pack.id)} onChange={() => toggle(pack.id)} />
          <DomainIcon pack={pack} size={18} />
          {pack.label[language]}
          <span className="muted">{number(things.filter(({ domain }) => domain === pack.id).length, language)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Search, domains and states: what the list and the map show. */
export function MapPanel({ choice, things, shown, set }: MapPanelProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <form role="search" className="map-filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{words.map.search}</span>
        <input
          type="search"
          placeholder={words.map.search}
          value={choice.query}
          onChange={(event) => set({ q: event.target.value })}
        />
      </label>
      <Domains choice={choice} things={things} set={set} />
      <div className="map-count">
        <p role="status">{words.map.count(number(shown, language), number(things.length, language))}</p>
        <label>
          <span className="visually-hidden">{words.map.state}</span>
          <select
            value={choice.state}
            onChange={({ target }) => {
              const state = STATES.find((known) => known === target.value) ?? 'all';
              set({ etat: STATE_NAMES[state] });
            }}
          >
            {STATES.map((state) => (
              <option key={state} value={state}>
                {words.map.states[state]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </form>
  );
}
