import type { FleetSearch } from '../../routing/paths.ts';
import type { DeviceChoice, Fleet } from './fleet-api.ts';

/** Lists of the fleet, in the order in which somebody should look at them. */
export const FLEET_LISTS = [
  'offline',
  'battery',
  'weak',
  'lossy',
  'failing',
  'clock',
  'late',
  'never',
  'repair',
] as const;
export type FleetList = (typeof FLEET_LISTS)[number];

/** What a list is sorted by before anybody chooses. */
const FIRST_SORT: Readonly<Record<FleetList | 'all', string>> = {
  offline: 'lastSeen',
  battery: 'batteryEnd',
  weak: 'margin',
  lossy: '-packetError',
  failing: '-failures',
  clock: '-drift',
  late: 'lastSeen',
  never: 'name',
  repair: 'name',
  all: 'name',
};

/** The list the address asks for; else the first that has something in it. */
export function listOf(search: URLSearchParams, counts: Fleet['counts'] | undefined): FleetList | 'all' {
  const asked = search.get('etat');
  const known = FLEET_LISTS.find((list) => list === asked);
  if (known !== undefined) return known;
  if (asked !== null || search.has('passerelle') || search.has('source') || search.has('q')) return 'all';
  return FLEET_LISTS.find((list) => (counts?.[list] ?? 0) > 0) ?? 'all';
}

export const sortOf = (search: URLSearchParams, list: FleetList | 'all'): string =>
  search.get('tri') ?? FIRST_SORT[list];

export function deviceChoice(search: URLSearchParams, list: FleetList | 'all'): DeviceChoice {
  const sort = sortOf(search, list);
  return {
    state: list === 'all' ? undefined : list,
    gateway: search.get('passerelle') ?? undefined,
    connector: search.get('source') ?? undefined,
    search: search.get('q') ?? undefined,
    sort: sort.replace('-', ''),
    descending: String(sort.startsWith('-')),
    cursor: search.get('suite') ?? undefined,
  };
}

/** The address after a change; another list or order begins at its start. */
export function changed(search: URLSearchParams, change: FleetSearch): FleetSearch {
  return { ...Object.fromEntries(search), suite: undefined, ...change };
}
