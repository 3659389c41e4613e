import type { AssetProperties, CivilDate, IndicatorValue, IndicatorWindow } from '@vigie/kit';

/** A datastream that indicators are computed from, with the object it stands on. */
export interface WindowSource {
  readonly datastream: number;
  readonly quantity: string;
  /** Milliseconds a value stands for; 0 for a moment. */
  readonly duration: number;
  /** Milliseconds expected between two values. */
  readonly period: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly asset: AssetProperties;
}

export interface DirtyDays {
  readonly source: WindowSource;
  readonly days: readonly CivilDate[];
}

export interface DueWindows {
  readonly source: WindowSource;
  readonly windows: readonly { readonly kind: IndicatorWindow; readonly start: number }[];
}

export interface IndicatorFigure extends IndicatorValue {
  readonly indicator: string;
}

/** Last row taken by a pass over the dirty days. */
export interface PassCursor {
  readonly datastream: number;
  readonly day: string;
}
