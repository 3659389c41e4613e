import type { Label } from '../label.ts';
import type { ExclusionCause } from '../exclusion.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { LawState } from '../law/law.ts';
import type { Sample } from '../sample.ts';
import type { SettingValues } from './pack-setting.ts';

/** Properties of the object a value belongs to, as registered (`dEmpty`, `zeroElevation`…). */
export type AssetProperties = Readonly<Record<string, number | string | boolean | undefined>>;

/** When a value was measured, and what was measured with it. */
export interface EachMoment {
  readonly time: Instant;
  readonly beside?: number;
}

/** A value of its own for each value of a source: fill from distance, stage from distance. Gives an observation. */
export interface EachIndicator {
  readonly kind: 'each';
  readonly id: string;
  readonly label: Label;
  /** Quantity of the source datastream. */
  readonly from: string;
  /** Quantity of the result. */
  readonly quantity: string;
  readonly assetTypes: readonly string[];
  /** Quantity measured beside it: `compute` is given its value of the same time where the same frame brought one. */
  readonly beside?: string;
  /** Pure. `undefined` when a property it needs is absent. Result in the quantity's unit. */
  compute(value: number, asset: AssetProperties, at: EachMoment): number | undefined;
  /** Norm or source of the formula. */
  readonly source: string;
}

/** What a windowed indicator is given, all of one object and one window. */
export interface WindowInput {
  readonly start: Instant;
  readonly end: Instant;
  /** Usable samples of the source, in order of time. */
  readonly samples: readonly Sample[];
  /** Those of the `lead` before the window, in order. */
  readonly before?: readonly Sample[];
  readonly asset: AssetProperties;
  readonly longitude: number;
  readonly latitude: number;
  /** Local hour (0–23) of an instant, in the territory's zone. */
  readonly localHour: (time: Instant) => number;
  /** Figures before the window, where the indicator asks for a `past`, in order. */
  readonly past?: readonly Sample[];
  /** What the territory set otherwise than the pack's usual: read through `settingIn`. */
  readonly settings?: SettingValues;
}

/** Local hours of a window that count; `from` may be after `to`: 22 to 6 is a night. */
export interface LocalHours {
  readonly from: number;
  readonly to: number;
}

/** From what is kept of each hour of the source, merged over the window: percentiles of a year without its seconds. */
export interface FromState {
  readonly ofState: (state: LawState) => number | undefined;
}

export type IndicatorWindow =
  | 'trailing-30min'
  | 'quarter-hour'
  | 'hour'
  | 'local-day'
  | 'local-night'
  | 'local-month'
  | 'local-year';

/** A figure over a window of local time. */
export interface WindowIndicator {
  readonly kind: 'window';
  readonly id: string;
  readonly label: Label;
  readonly from: string;
  /** Quantity of the result (unit, decimals). */
  readonly quantity: string;
  readonly window: IndicatorWindow;
  /**
   * `law`: the quantity's own law over the window. Else a pure function; `undefined` when it cannot be said.
   * `ofState` reads no value: windows of whole hours only.
   */
  readonly compute: 'law' | FromState | ((input: WindowInput) => number | undefined);
  /** Its samples are the figures of this other indicator of the same source: a day's index from those of its hours. */
  readonly of?: string;
  /** Only these local hours count, for the value and for the coverage. */
  readonly hours?: LocalHours;
  /** Values of such times are left out, and the share they are of the window is said. */
  readonly excludes?: readonly ExclusionCause[];
  /** Time before the window whose samples are handed in as `before`: what slides reaches back. At most a day. */
  readonly lead?: Milliseconds;
  /**
   * Rests on weeks of the past: its one sample is the figure of this other indicator of the same source in the same
   * window, and the figures of so many days before it are handed in as `past`. Made again for `days` after a late value.
   */
  readonly past?: { readonly of: string; readonly days: number };
  /** `operations`: about the sensor rather than the city, so on no public page. */
  readonly audience?: 'operations';
  /** Least coverage (0–1) for `good` and `partial`. Default 0.75 and 0.5. */
  readonly coverage?: { readonly good: number; readonly partial: number };
  readonly references?: readonly ReferenceLine[];
  readonly caveat?: Label;
  readonly source: string;
}

/** A line on a chart with its norm and clause. */
export interface ReferenceLine {
  readonly value: number;
  readonly label: Label;
  readonly source: string;
}

export type IndicatorDefinition = EachIndicator | WindowIndicator;

export function defineIndicator<T extends IndicatorDefinition>(indicator: T): T {
  return indicator;
}
