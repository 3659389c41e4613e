import type { Label } from '../label.ts';

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
  readonly policy: { readonly objective: Label; readonly target: Label; readonly action: Label };
  readonly method: Label;
  /** What the figures do not say. */
  readonly limits: Label;
}
