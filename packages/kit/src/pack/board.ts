import type { Label } from '../label.ts';

/** Whom a board is for: the room that acts today, or the head who answers for the service. */
export type Audience = 'operations' | 'head';

/** Time between two values of a series that is a quantity; an indicator has the grain of its window. */
export type PanelGrain = 'hour' | 'day';

/** What is kept of a series over the period: its newest value, the figure of its law, its ends. */
export type Keep = 'last' | 'law' | 'highest' | 'lowest';

/** How several objects make one figure. Levels in decibels and stages have no sum: say `median`, `highest` or a share. */
export type Across =
  | 'sum'
  | 'median'
  | 'highest'
  | 'lowest'
  /** Number of objects at or over the value. */
  | { readonly atLeast: number }
  /** Number of objects under the value. */
  | { readonly under: number };

/** Which end of a series is the worse one. */
export type WorseEnd = 'high' | 'low';

interface PanelOf<Form extends string> {
  readonly form: Form;
  readonly title: Label;
  /** Columns of 12 on a desk; each form has its usual width. */
  readonly span?: 3 | 4 | 6 | 8 | 12;
  /** What the panel does not say. The caveat of an indicator is shown without it. */
  readonly caveat?: Label;
}

/** A panel of one series: a quantity of the pack's objects, or one of its indicators. */
interface SeriesPanel<Form extends string> extends PanelOf<Form> {
  readonly series: string;
  /** Only the objects of this type: the meter of a cabinet counts its lamps too. */
  readonly assetType?: string;
  /** Days shown until the reader chooses others. */
  readonly days: number;
  /** Of a quantity; default `day` from 15 days on, else `hour`. */
  readonly grain?: PanelGrain;
}

/** A value to be reached, or not to be passed, and who said so. */
export interface PanelTarget {
  readonly value: number;
  readonly label: Label;
  readonly source: string;
}

/** One number against its target, with its trend. */
export interface FigurePanel extends SeriesPanel<'figure'> {
  readonly keep?: Keep;
  readonly across?: Across;
  /** Unit to read it in where `across` counts objects, e.g. « colonnes ». */
  readonly counted?: Label;
  readonly worse?: WorseEnd;
  readonly target?: PanelTarget;
  readonly trend?: 'previous' | 'last-year';
  /** How the number is made, where the indicator's own source does not say it. */
  readonly formula?: Label;
}

/** Lines over time with thresholds and reference lines. */
export interface CurvePanel extends SeriesPanel<'curve'> {
  readonly worse?: WorseEnd;
}

/** Totals over time. */
export interface BarsPanel extends SeriesPanel<'bars'> {
  readonly across?: Exclude<Across, object>;
  /** Bars by local month, by the law of the quantity. */
  readonly by?: 'month';
}

/** Objects by series, worst first. */
export interface TablePanel extends SeriesPanel<'table'> {
  readonly keep?: Keep;
  readonly worse?: WorseEnd;
  /** Further series of the same objects. */
  readonly columns?: readonly string[];
}

/** A way to the live map, with the objects of the panel. */
export interface MapPanel extends SeriesPanel<'map'> {}

/** Hours of the day against days of the week, or against the days shown. */
export interface HeatmapPanel extends SeriesPanel<'heatmap'> {
  readonly against?: 'week' | 'days';
}

/** One class of a composition: its share of the time, and where it is known its contribution in decibels (`energy`). */
export interface CompositionPart {
  readonly label: Label;
  readonly series: string;
  readonly energy?: string;
}

/** Shares by class over time: of series that are shares, or of objects by the class their value falls in. */
export interface CompositionPanel extends PanelOf<'composition'> {
  readonly days: number;
  readonly grain?: PanelGrain;
  readonly of:
    | { readonly parts: readonly CompositionPart[] }
    | {
        readonly series: string;
        /** Classes in order; each ends where the next begins, the first has no start and the last no end. */
        readonly classes: readonly { readonly label: Label; readonly from?: number }[];
      };
}

/** The period against the one before, or against last year, on the same weekdays, with its uncertainty. */
export interface ComparisonPanel extends SeriesPanel<'comparison'> {
  readonly with: 'previous' | 'last-year';
  readonly across?: Exclude<Across, object>;
}

/** Ranking of objects. */
export interface WorstPanel extends SeriesPanel<'worst'> {
  readonly keep?: Keep;
  readonly worse?: WorseEnd;
  /** Objects shown; default 8. */
  readonly most?: number;
}

/** Open alarms of the pack with their written response. */
export interface AlarmsPanel extends PanelOf<'alarms'> {}

/** Share of expected measures that came and are valid. */
export interface AvailabilityPanel extends PanelOf<'availability'> {
  readonly days: number;
}

/** Policy objective, method, caveat. */
export interface TextPanel extends PanelOf<'text'> {
  readonly text: Label;
}

/** A panel of a board: plain data, drawn by operators' screens. */
export type Panel =
  | FigurePanel
  | CurvePanel
  | BarsPanel
  | TablePanel
  | MapPanel
  | HeatmapPanel
  | CompositionPanel
  | ComparisonPanel
  | WorstPanel
  | AlarmsPanel
  | AvailabilityPanel
  | TextPanel;

export interface Board {
  readonly id: string;
  readonly title: Label;
  readonly audience: Audience;
  /** One sentence: the question the board answers. */
  readonly lead?: Label;
  readonly panels: readonly Panel[];
}

export function defineBoard(board: Board): Board {
  return board;
}

/** Ids of the series a panel reads: quantities or indicators. */
export function seriesOfPanel(panel: Panel): readonly string[] {
  if (panel.form === 'composition') return seriesOfComposition(panel);
  if (panel.form === 'table') return [panel.series, ...(panel.columns ?? [])];
  return 'series' in panel ? [panel.series] : [];
}

function seriesOfComposition({ of }: CompositionPanel): readonly string[] {
  if ('series' in of) return [of.series];
  return of.parts.flatMap(({ series, energy }) => (energy === undefined ? [series] : [series, energy]));
}
