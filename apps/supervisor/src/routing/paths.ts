/** Every address of the supervisor, and nothing else, makes links. */
export const BASE = '/supervision';

export type Screen = 'overview' | 'map' | 'alarms' | 'ledger' | 'thing' | 'missing';

export const paths = {
  overview: () => BASE,
  map: () => `${BASE}/carte`,
  alarms: (search: { domaine?: string; priorite?: string } = {}) => {
    const query = new URLSearchParams(search).toString();
    return `${BASE}/alarmes${query === '' ? '' : `?${query}`}`;
  },
  ledger: () => `${BASE}/registre`,
  thing: (key: string) => `${BASE}/objets/${encodeURIComponent(key)}`,
} as const;

export interface Route {
  readonly screen: Screen;
  /** Key of the object of a sheet. */
  readonly key?: string;
  readonly search: URLSearchParams;
}

const SCREENS: Readonly<Record<string, Screen>> = { '': 'overview', carte: 'map', alarmes: 'alarms', registre: 'ledger' };

export function routeOf(pathname: string, search: string): Route {
  const [first = '', second] = pathname.slice(BASE.length).replace(/^\//, '').split('/');
  const parameters = new URLSearchParams(search);
  if (first === 'objets' && second !== undefined) return { screen: 'thing', key: decodeURIComponent(second), search: parameters };
  return { screen: SCREENS[first] ?? 'missing', search: parameters };
}
