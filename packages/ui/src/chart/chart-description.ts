/** How a point is drawn: full, dotted (no test looked at it), dashed, hatched and hollow, not at all. */
export type PointQuality = 'good' | 'unchecked' | 'partial' | 'invalid' | 'missing';

export interface ChartPoint {
  /** Milliseconds since 1970, start of the interval for an aggregate. */
  readonly time: number;
  /** Absent where there is nothing: a gap, never zero. */
  readonly value?: number;
  readonly quality: PointQuality;
}

/** A level with its name, drawn across the chart. */
export interface ChartThreshold {
  readonly value: number;
  readonly name: string;
}

/** Something that happened: a replacement, an alarm. */
export interface ChartEvent {
  readonly time: number;
  readonly name: string;
}

/** Another reading of the same series, behind it in muted ink: as it was, as last year. */
export interface ChartComparison {
  /** Written beside its last value. */
  readonly name: string;
  /** In the order of time. */
  readonly points: readonly ChartPoint[];
}

/** Between what the values were expected, behind them. */
export interface ChartBand {
  /** Said with the point under the cursor. */
  readonly name: string;
  /** In the order of time. */
  readonly points: readonly { readonly time: number; readonly low: number; readonly high: number }[];
}

/** Everything a chart of one series needs; plain data, so that a pack or a server may write it. */
export interface ChartDescription {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly language: 'fr' | 'en';
  /** IANA zone of the axis, e.g. `Europe/Paris`. */
  readonly zone: string;
  readonly form: 'line' | 'bars' | 'steps';
  /** In the order of time. */
  readonly points: readonly ChartPoint[];
  /** Interval shown, ms; the one of the points where absent. */
  readonly from?: number;
  readonly to?: number;
  /** Longest distance between two points that are joined, ms. */
  readonly joinWithin: number;
  /** Width of a bar or of a last step, ms. */
  readonly width: number;
  readonly thresholds?: readonly ChartThreshold[];
  readonly nights?: readonly { readonly from: number; readonly to: number }[];
  readonly events?: readonly ChartEvent[];
  readonly comparison?: ChartComparison;
  readonly band?: ChartBand;
  readonly words: {
    readonly quality: Readonly<Record<PointQuality, string>>;
    /** Words of the last value's time: « à 14:05 », « le 3 mars à 14:05 » where the day is not the last one shown, « le 3 mars » of a whole day. */
    readonly at: (time: string | undefined, day: string | undefined) => string;
  };
}
