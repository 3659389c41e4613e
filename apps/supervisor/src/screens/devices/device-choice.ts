import type { DeviceListSearch } from '../../routing/paths.ts';
import type { DeviceFilter, DeviceRecord } from './devices-api.ts';

/** Choices of the address, with the name the API gives each. */
export const FILTERS = {
  connecteur: 'connector',
  modele: 'model',
  etat: 'lifeCycle',
  groupe: 'group',
  etiquette: 'tag',
  fournisseur: 'supplier',
  marche: 'contract',
  commune: 'commune',
  domaine: 'domain',
} as const;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[]; // keys of the object above

export const COLUMNS = [
  'id',
  'name',
  'model',
  'lifeCycle',
  'asset',
  'commune',
  'domain',
  'connector',
  'codec',
  'groups',
  'tags',
  'supplier',
  'contract',
  'firmware',
  'serial',
  'installed',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns the server can sort by. */
export const SORTED: readonly Column[] = [
  'id',
  'name',
  'model',
  'lifeCycle',
  'connector',
  'asset',
  'commune',
  'installed',
  'firmware',
];

const USUAL: readonly Column[] = ['id', 'name', 'model', 'lifeCycle', 'asset', 'commune', 'groups', 'supplier'];

/** Columns the address asks for, in their own order; the identifier is always there. */
export function columnsOf(search: URLSearchParams): readonly Column[] {
  const asked = search.get('colonnes')?.split('.');
  if (asked === undefined) return USUAL;
  return COLUMNS.filter((column) => column === 'id' || asked.includes(column));
}

/** The address of a choice of columns; nothing for the usual ones. */
export function columnsText(columns: readonly Column[]): string | undefined {
  const text = COLUMNS.filter((column) => columns.includes(column)).join('.');
  return text === USUAL.join('.') ? undefined : text;
}

/** What the API is asked, from the address. */
export function filterOf(search: URLSearchParams): DeviceFilter {
  const chosen = FILTER_NAMES.map((name) => [FILTERS[name], search.get(name) ?? undefined]);
  return { ...Object.fromEntries(chosen), q: search.get('q')?.trim(), sort: sortOf(search) };
}

/** `-name`: by name, from the end. */
export function sortOf(search: URLSearchParams): string {
  return search.get('tri') ?? 'name';
}

/** The address after a change; nothing else of it moves. */
export function changed(search: URLSearchParams, change: DeviceListSearch): DeviceListSearch {
  return { ...Object.fromEntries(search), ...change };
}

/** True where the list is not the whole register. */
export function isFiltered(search: URLSearchParams): boolean {
  return search.has('q') || FILTER_NAMES.some((name) => search.has(name));
}

/** One device among all: two connectors may know one identifier. */
export const keyOf = ({ connector, id }: Pick<DeviceRecord, 'connector' | 'id'>): string => `${connector} ${id}`;
