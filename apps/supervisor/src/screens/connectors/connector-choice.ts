import type { Language } from '../../words/words.ts';
import type { Connector, Kind } from './connector-api.ts';

export const COLUMNS = ['name', 'kind', 'state', 'lastFrame', 'framesPerHour', 'trouble', 'devices'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  readonly column: Column;
  readonly down: boolean;
}

/** `tri=-trouble`: by share of trouble, the largest first. By name where nothing is said. */
export function sortOf(said: string | null): Sort {
  const down = said?.startsWith('-') ?? false;
  const column = COLUMNS.find((name) => name === said?.replace(/^-/, ''));
  return column === undefined ? { column: 'name', down: false } : { column, down };
}

/** What the address says once a heading is pressed: the other way round when it is pressed again. */
export const nextSort = ({ column, down }: Sort, pressed: Column): string =>
  column === pressed && !down ? `-${pressed}` : pressed;

/** Share of the frames of a day that were rejected or set aside; absent where there was none. */
export function troubleShare({ activity }: Connector): number | undefined {
  return activity === undefined || activity.received === 0 ? undefined : activity.trouble / activity.received;
}

const STATES = ['silent', 'never', 'receiving', 'disabled'];

export const kindLabel = (kinds: readonly Kind[], kind: string, language: Language): string =>
  kinds.find((known) => known.kind === kind)?.label[language] ?? kind;

interface Choice {
  readonly wanted: string;
  readonly sort: Sort;
  readonly kinds: readonly Kind[];
  readonly language: Language;
}

/** Connectors whose name, identifier or kind holds what is wanted, in order. */
export function chosenOf(
  connectors: readonly Connector[],
  { wanted, sort, kinds, language }: Choice,
): readonly Connector[] {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
  const label = ({ kind }: Connector): string => kindLabel(kinds, kind, language);
  const sought = plain(wanted.trim());
  const keys: Readonly<Record<Column, (one: Connector) => string | number>> = {
    name: ({ name }) => plain(name),
    kind: (one) => plain(label(one)),
    state: ({ activity }) => STATES.indexOf(activity?.state ?? 'never'),
    lastFrame: ({ activity }) => activity?.lastFrame ?? '',
    framesPerHour: ({ activity }) => activity?.framesPerHour ?? 0,
    trouble: (one) => troubleShare(one) ?? -1,
    devices: ({ activity }) => activity?.devices ?? 0,
  };
  const key = keys[sort.column];
  const way = sort.down ? -1 : 1;
  return connectors
    .filter((one) => plain(`${one.name} ${one.id} ${label(one)}`).includes(sought))
    .toSorted((a, b) => way * compare(key(a), key(b)) || compare(plain(a.name), plain(b.name)));
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
