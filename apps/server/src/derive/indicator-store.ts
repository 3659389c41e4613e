import type {
  AssetProperties,
  CivilDate,
  Exclusion,
  IndicatorValue,
  IndicatorWindow,
  Instant,
  Interval,
  LawState,
  Milliseconds,
  Sample,
} from '@vigie/kit';

/** A datastream that indicators are computed from, with the object it stands on. */
export interface WindowSource {
  readonly datastream: number;
  readonly organisation: number;
  readonly quantity: string;
  /** Time a value stands for; 0 for a moment. */
  readonly duration: Milliseconds;
  /** Expected time between two values. */
  readonly period: Milliseconds;
  readonly longitude: number;
  readonly latitude: number;
  readonly asset: AssetProperties;
}

/** A local day with changed values. */
export interface DirtyDay {
  readonly date: CivilDate;
  /** Bit h: the hour that begins h hours after local midnight changed. -1: any may have; 0: only what counts changed. */
  readonly hours: number;
}

/** Local days of one datastream to be made again. */
export interface DirtyDays {
  readonly source: WindowSource;
  /** In order. */
  readonly days: readonly DirtyDay[];
}

/** What is kept of an hour of a series. */
export interface HourState {
  readonly time: Instant;
  /** Time of the hour its values stand for. */
  readonly duration: Milliseconds;
  readonly state: LawState;
}

/** Months or years of one datastream to be made again. */
export interface DueWindows {
  readonly source: WindowSource;
  readonly windows: readonly { readonly kind: IndicatorWindow; readonly start: Instant }[];
}

export interface IndicatorFigure extends IndicatorValue {
  readonly indicator: string;
}

/** What may be done while taken rows are held: all of it is committed together with their removal, or none. */
export interface IndicatorSession {
  /** Usable samples, in order of time. */
  samples(datastream: number, span: Interval): Promise<Sample[]>;
  /** Each hour that holds values. In order. */
  states(source: WindowSource, span: Interval): Promise<HourState[]>;
  /** Figures of another indicator that have a value, for the time they cover. In order. */
  figures(datastream: number, indicator: string, span: Interval): Promise<Sample[]>;
  /** Periods that touch a span and are left out of what leaves them out. */
  exclusions(datastream: number, span: Interval): Promise<Exclusion[]>;
  /** Start of the last figure of each indicator before a time. */
  lastStarts(datastream: number, indicators: readonly string[], before: Instant): Promise<ReadonlyMap<string, Instant>>;
  /** Writing the same figure again changes nothing. Gives those that are new or other than before. */
  write(datastream: number, figures: readonly IndicatorFigure[]): Promise<IndicatorFigure[]>;
  /** Forgets the figures of an indicator whose windows begin in a span, but for those with these starts; gives them without a value. */
  forget(
    datastream: number,
    indicator: string,
    but: { span: Interval; keep: readonly Instant[] },
  ): Promise<IndicatorFigure[]>;
  putOff(datastream: number, windows: DueWindows['windows']): Promise<void>;
}

/** Where a pass over the dirty rows has come to. Later rows only, so that a pass ends while data come in. */
export interface PassCursor {
  readonly datastream: number;
  /** Last day taken. */
  readonly day: string;
}

/** What derive asks of the store. A page that fails leaves its rows dirty. */
export interface IndicatorStore {
  /** Drops dirty days of quantities nobody computes from. */
  keepDirtyOnly(quantities: readonly string[]): Promise<void>;
  /** Takes the next dirty days of one datastream; absent when the pass is over. */
  withDirtyDays(
    after: PassCursor,
    most: number,
    work: (taken: DirtyDays, session: IndicatorSession) => Promise<void>,
  ): Promise<PassCursor | undefined>;
  /** Takes the due months and years of the next datastream; gives it, or undefined when the pass is over. */
  withDueWindows(
    after: number,
    work: (taken: DueWindows, session: IndicatorSession) => Promise<void>,
  ): Promise<number | undefined>;
}
