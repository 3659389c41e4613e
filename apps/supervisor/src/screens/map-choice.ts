import { PRIORITIES } from '../api/contract.ts';
import type { Thing } from '../api/contract.ts';
import { freshnessOf } from '../parts/freshness.ts';

export const STATES = ['all', 'alarm', 'silent'] as const;
export type StateChoice = (typeof STATES)[number];

/** What an operator wants to see, as the address says it. */
export interface MapChoice {
  readonly query: string;
  /** Absent: every domain. */
  readonly domains: readonly string[] | undefined;
  readonly state: StateChoice;
  readonly selected: string | undefined;
}

/** Addresses are in French, as the screens. */
export const STATE_NAMES: Readonly<Record<StateChoice, string | undefined>> = {
  all: undefined,
  alarm: 'alarme',
  silent: 'silencieux',
};

export function mapChoice(search: URLSearchParams): MapChoice {
  const state = STATES.find((known) => STATE_NAMES[known] === search.get('etat'));
  return {
    query: search.get('q') ?? '',
    domains: search.get('domaines')?.split(','),
    state: state ?? 'all',
    selected: search.get('objet') ?? undefined,
  };
}

/** Letters without case nor accent: what is typed in a hurry finds what is written with care. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

const rank = ({ worstPriority }: Thing): number =>
  worstPriority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(worstPriority);

/** Objects with alarms first, the worst on top; then by name. */
export function inOrder(things: readonly Thing[]): readonly Thing[] {
  const collator = new Intl.Collator('fr', { numeric: true });
  return things.toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}

/** Objects of a choice. Every word typed must be found in the name, the commune or the key. */
export function chosenThings(things: readonly Thing[], choice: MapChoice, now: number): readonly Thing[] {
  const typed = folded(choice.query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return things.filter((thing) => {
    if (choice.domains && !choice.domains.includes(thing.domain)) return false;
    if (choice.state === 'alarm' && thing.openAlarms === 0) return false;
    if (choice.state === 'silent' && freshnessOf(thing, now) === 'live') return false;
    if (typed.length === 0) return true;
    const text = folded(`${thing.name} ${thing.commune ?? ''} ${thing.key}`);
    return typed.every((word) => text.includes(word));
  });
}
