import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTerritory } from '../../api/territory.ts';
import { outlinesQuery } from '../../api/queries.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { DeviceListSearch } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import {
  changed,
  COLUMNS,
  columnsOf,
  SORTED,
  sortOf,
  columnsText,
  FILTER_NAMES,
  FILTERS,
  isFiltered,
} from './device-choice.ts';
import type { Column, FilterName } from './device-choice.ts';
import { PartyField } from '../parties/party-field.tsx';
import type { PartyList } from '../parties/party-api.ts';
import { connectorsQuery, LIFE_CYCLES } from './devices-api.ts';
import { communeNames } from './communes.ts';

/** A choice: as the address says it, and in words. */
type Option = readonly [value: string, label: string];

/** Time the fingers rest before a search is asked, ms. */
const PAUSE = 200;

/** Lists of thousands: found as one types. */
const PARTIES: readonly (readonly [FilterName, PartyList])[] = [
  ['groupe', 'groups'],
  ['fournisseur', 'suppliers'],
  ['marche', 'contracts'],
];

/** The lists of the register that filters offer. */
function useLists() {
  const items = <T,>(page: { items: readonly T[] } | undefined): readonly T[] => page?.items ?? [];
  return {
    connectors: items(useQuery(connectorsQuery).data),
    models: items(useQuery(modelsQuery).data),
  };
}

/** What each filter offers; a filter without a choice is not shown. */
function useOptions(words: Words, language: Language): readonly (readonly [FilterName, readonly Option[]])[] {
  const territory = useTerritory();
  const { connectors, models } = useLists();
  const topology = useQuery({ ...outlinesQuery, retry: false }).data;
  const all: readonly (readonly [FilterName, readonly Option[]])[] = [
    ['etat', LIFE_CYCLES.map((stage): Option => [stage, words.devices.lifeCycle[stage]])],
    ['domaine', territory.packs.map(({ id, label }): Option => [id, label[language]])],
    ['modele', models.map(({ id, label }): Option => [id, label[language]])],
    ['commune', communeNames(topology).map((name): Option => [name, name])],
    ['connecteur', connectors.map(({ id, name }): Option => [id, name])],
  ];
  return all.filter(([, options]) => options.length > 0);
}

const COLUMN_OF = {
  ...FILTERS,
  groupe: 'groups',
  etiquette: 'tags',
} as const;

function SearchField({ search, set }: { search: URLSearchParams; set: (change: DeviceListSearch) => void }) {
  const words = useWords();
  const asked = search.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => set({ q: typed }), PAUSE);
    return () => clearTimeout(timer);
    // only what is typed starts the wait: the address follows it
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  useEffect(() => setTyped(asked), [asked]);
  return (
    <label className="device-search">
      <span className="visually-hidden">{words.devices.search}</span>
      <input
        type="search"
        placeholder={words.devices.search}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </label>
  );
}

function ColumnChooser({ search, set }: { search: URLSearchParams; set: (change: DeviceListSearch) => void }) {
  const words = useWords();
  const shown = columnsOf(search);
  const toggle = (column: (typeof COLUMNS)[number], on: boolean) =>
    set({ colonnes: columnsText(on ? [...shown, column] : shown.filter((each) => each !== column)) });
  return (
    <details className="column-chooser">
      <summary>{words.devices.columnsTitle}</summary>
      <fieldset>
        <legend className="visually-hidden">{words.devices.columnsTitle}</legend>
        {COLUMNS.filter((column) => column !== 'id').map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={shown.includes(column)}
              onChange={({ target }) => toggle(column, target.checked)}
            />
            {words.devices.columns[column]}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

interface NarrowProps {
  readonly search: URLSearchParams;
  readonly set: (change: DeviceListSearch) => void;
}

/** A filter of few choices. */
function ChoiceFilter({ name, choices, search, set }: NarrowProps & { name: FilterName; choices: readonly Option[] }) {
  const words = useWords();
  const title = words.devices.columns[COLUMN_OF[name]];
  return (
    <label>
      <span className="visually-hidden">{title}</span>
      <select value={search.get(name) ?? ''} onChange={({ target }) => set({ [name]: target.value })}>
        <option value="">{words.devices.choose.any(title)}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** On a phone the heads of the table are not seen: the order is chosen here. */
function SortChoice({ search, set }: NarrowProps) {
  const words = useWords();
  return (
    <label className="device-sort">
      <span className="visually-hidden">{words.devices.sort}</span>
      <select value={sortOf(search)} onChange={({ target }) => set({ tri: target.value })}>
        {SORTED.flatMap((column) => [column, `-${column}`] as const).map((sort) => (
          <option key={sort} value={sort}>
            {`${words.devices.sort} ${words.devices.columns[columnOf(sort)]} ${sort.startsWith('-') ? '↓' : '↑'}`}
          </option>
        ))}
      </select>
    </label>
  );
}

const columnOf = (sort: string): Column => SORTED.find((column) => sort.endsWith(column)) ?? 'name';

function Narrowing({ search, set }: NarrowProps) {
  const words = useWords();
  const language = useLanguage();
  const options = useOptions(words, language);
  return (
    <>
      {options.map(([name, choices]) => (
        <ChoiceFilter key={name} name={name} choices={choices} search={search} set={set} />
      ))}
      {PARTIES.map(([name, list]) => {
        const title = words.devices.columns[COLUMN_OF[name]];
        return (
          <PartyField
            key={name}
            quiet
            list={list}
            label={title}
            placeholder={words.devices.choose.any(title)}
            value={search.get(name) ?? ''}
            change={(key) => set({ [name]: key })}
          />
        );
      })}
      <TagField search={search} set={set} />
      <SortChoice search={search} set={set} />
      <ColumnChooser search={search} set={set} />
    </>
  );
}

/** Everything the list can be narrowed by; the address keeps it. On a phone the choices fold away behind their count. */
export function DeviceFilters({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const set = (change: DeviceListSearch) => navigate(paths.devices(changed(search, change)), { replace: true });
  const clear = () => navigate(paths.devices({ tri: sortKept(search), colonnes: columnsKept(search) }));
  const active = FILTER_NAMES.filter((name) => search.has(name)).length;
  return (
    <form
      className={`device-filters${open ? ' open' : ''}`}
      aria-label={words.devices.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField search={search} set={set} />
      <button type="button" className="button quiet fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.devices.fold(active)}
      </button>
      <div className="device-narrowing">
        <Narrowing search={search} set={set} />
      </div>
      {isFiltered(search) && (
        <button type="button" className="link" onClick={clear}>
          {words.devices.clear}
        </button>
      )}
    </form>
  );
}

const sortKept = (search: URLSearchParams) => search.get('tri') ?? undefined;
const columnsKept = (search: URLSearchParams) => search.get('colonnes') ?? undefined;

/** Tags are free words: typed whole, taken on leaving the field. */
function TagField({ search, set }: { search: URLSearchParams; set: (change: DeviceListSearch) => void }) {
  const words = useWords();
  const asked = search.get('etiquette') ?? '';
  const title = words.devices.columns.tags;
  return (
    <label className="device-tag">
      <span className="visually-hidden">{title}</span>
      <input
        key={asked}
        type="text"
        placeholder={title}
        defaultValue={asked}
        onBlur={({ target }) => target.value !== asked && set({ etiquette: target.value.trim() })}
        onKeyDown={(event) => event.key === 'Enter' && set({ etiquette: event.currentTarget.value.trim() })}
      />
    </label>
  );
}
