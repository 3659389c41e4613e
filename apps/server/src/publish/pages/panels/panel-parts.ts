import { knownValues } from '@vigie/kit';
import type { PublicForm, SeriesMatrix } from '@vigie/kit';
import { formatNumber } from '../format.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../page-context.ts';
import { type PanelWords, PANEL_WORDS } from './panel-words.ts';
import type { PanelData, PanelSeries } from './read-panel.ts';

/** The values of a drawing in words: the first cell names its row. */
export interface PanelTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a form puts into the frame of a panel. */
export interface PanelParts {
  /** What is found, in one sentence. */
  readonly says?: string | undefined;
  /** What is drawn: series, period, how objects are put together. */
  readonly note: string;
  /** Absent where there is nothing to draw. */
  readonly body?: Markup;
  readonly table?: PanelTable | undefined;
}

/** A panel of one form with what it is drawn from. */
export interface Drawing<Panel extends PublicForm> extends PanelSeries {
  readonly view: View;
  readonly words: PanelWords;
  readonly panel: Panel;
  readonly data: PanelData;
}

/** The panel's own series; a panel without any is never read. */
export function drawingOf<Panel extends PublicForm>(view: View, panel: Panel, data: PanelData): Drawing<Panel> {
  const [first] = data.series;
  if (first === undefined) throw new Error('a panel without a series');
  return { view, words: PANEL_WORDS[view.language], panel, data, ...first };
}

export function count(view: View, value: number): string {
  return formatNumber(value, 0, view.language);
}

/** `Niveau de nuit, 30 derniers jours, médiane de 10 points de mesure`. */
export function noteOf(
  { view, words, data, series, matrix }: Drawing<PublicForm>,
  how: { across?: keyof PanelWords['across'] | undefined; more?: string } = {},
): string {
  const several = how.across !== undefined && matrix.items.length > 1;
  return [
    series.label[view.language],
    words.period(data.period.days),
    how.more,
    several && how.across !== undefined ? words.across[how.across] : undefined,
    matrix.items.length > 1 ? words.places(count(view, matrix.items.length)) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

export const isEmpty = ({ items }: SeriesMatrix): boolean =>
  items.every(({ values }) => knownValues(values).length === 0);
