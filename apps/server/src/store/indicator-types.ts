import type { AssetProperties, CivilDate, IndicatorValue, IndicatorWindow, LawState } from '@vigie/kit';

/** A datastream that indicators are computed from, with the object it stands on. */
export interface WindowSource {
  readonly datastream: number;
  readonly organisation: number;
  readonly quantity: string;
  /** Milliseconds a value stands for; 0 for a moment. */
  readonly duration: number;
  /** Milliseconds expected between two values. */
  readonly period: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly asset: AssetProperties;
}

/** A local day, and which of its hours changed: a bit for each, all for -1, none for 0. */
export interface DirtyDay {
  readonly date: CivilDate;
  readonly hours: number;
}

export interface DirtyDays {
  readonly source: WindowSource;
  readonly days: readonly DirtyDay[];
}

/** What is kept of an hour of a series; `duration`: milliseconds its values stand for. */
export interface HourState {
  readonly time: number;
  readonly duration: number;
  readonly state: LawState;
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
