import type { Interval } from '@vigie/kit';
import { startOfLocalDay } from '../format.ts';
import type { View } from '../page-context.ts';
import { type Commune, findCommune } from '../territory.ts';

const DAY = 86_400_000;
export const THEME_PERIODS: readonly number[] = [7, 30, 365];

/** What a reader chose to see; the same in the finding, the chart, the map, the table and the file. */
export interface Selection {
  readonly days: number;
  /** The period where the reader asked for one: panels have their own otherwise. */
  readonly asked: number | undefined;
  readonly commune: Commune | undefined;
  /** Whole local days, today's not finished day included. */
  readonly interval: Interval;
  readonly everyStation: boolean;
}
export type Query = Readonly<Record<string, string | undefined>>;

export function readSelection(view: View, query: Query): Selection {
  const asked = Number(query['jours']);
  const known = THEME_PERIODS.includes(asked);
  const days = known ? asked : 30;
  const zone = view.context.territory.timeZone;
  const name = query['commune'] ?? '';
  return {
    days,
    asked: known ? asked : undefined,
    commune: name === '' ? undefined : findCommune(view.context.territory.map, name),
    interval: { start: startOfLocalDay(view.now - days * DAY, zone), end: view.now },
    everyStation: query['points'] === 'tous',
  };
}

/** The selection as the query of an address. */
export function selectionQuery(selection: Selection, changes: Query = {}): string {
  const values: Query = {
    jours: selection.days === 30 ? undefined : String(selection.days),
    commune: selection.commune?.name,
    points: selection.everyStation ? 'tous' : undefined,
    ...changes,
  };
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
