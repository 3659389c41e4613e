import type { Label } from '../label.ts';
import type {
  BarsPanel,
  ComparisonPanel,
  CompositionPanel,
  CurvePanel,
  FigurePanel,
  HeatmapPanel,
  TablePanel,
  WorstPanel,
} from './board.ts';

/** Forms of a board that residents see too; alarms and reception stay with operators. */
export type PublicForm =
  | FigurePanel
  | CurvePanel
  | BarsPanel
  | TablePanel
  | HeatmapPanel
  | CompositionPanel
  | ComparisonPanel
  | WorstPanel;

/** A panel of a public page. */
export type PublicPanel = PublicForm & {
  /** Part of the address of its file: never changes. */
  readonly id: string;
  /** Pages that draw it: the theme, each of its objects, or both. Default `theme`. */
  readonly on?: 'theme' | 'station' | 'both';
  /** One sentence on what to look at, in a resident's words. */
  readonly lead?: Label;
};

/** The words of a theme page. `{value}`, `{unit}`, `{place}`, `{time}`, `{count}` are filled from indicators. */
export interface PublicContent {
  /** Path of the theme page, e.g. `/bruit`. */
  readonly path: string;
  readonly title: Label;
  /** One sentence that says what was found. */
  readonly finding: Label;
  /**
   * Where `finding` takes its values: the newest headline value (`{time}` is a clock time), or the chart's indicator of
   * the last whole window (`{time}` is a date). Default: `chart` where its quantity adds up or is not the headline's.
   */
  readonly findingFrom?: 'latest' | 'chart';
  /** Quantity shown on the map, in the table and on the station page. */
  readonly headline: string;
  /** Indicator (window) that carries the theme's chart. */
  readonly chart: string;
  /** Only objects of this type in the finding and the chart: the meter of a cabinet counts its lamps too. */
  readonly assetType?: string;
  /** Drawn by the server in this order, each with its table and its file. */
  readonly panels?: readonly PublicPanel[];
  /** What such a policy usually says; a territory states its own, with budget and deliberation, in the supervisor. */
  readonly policy: { readonly objective: Label; readonly target: Label; readonly action: Label };
  readonly method: Label;
  /** What the figures do not say. */
  readonly limits: Label;
}
