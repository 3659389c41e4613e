import type { Instant, Interval, Sample } from '@vigie/kit';
import type { IndicatorFigure, WindowSource } from './indicator-store.ts';

/** A series whose figures that rest on the past must be made again, from a time on. */
export interface DueHistory {
  readonly source: WindowSource;
  readonly from: Instant;
}

/** What may be done while a due series is held: all of it is committed together with its removal, or none. */
export interface HistorySession {
  /** Figures of another indicator that have a value, for the time they cover, in order. */
  figures(datastream: number, indicator: string, span: Interval): Promise<Sample[]>;
  write(datastream: number, figures: readonly IndicatorFigure[]): Promise<IndicatorFigure[]>;
}

/** What figures of the past ask of the store. */
export interface HistoryStore {
  /** Marks series as due from a time on; an earlier mark stays. */
  mark(due: readonly { readonly datastream: number; readonly from: Instant }[]): Promise<void>;
  /** Takes the next due series; gives it, or undefined when there is none after. */
  withDue(
    after: number,
    work: (due: DueHistory, session: HistorySession) => Promise<void>,
  ): Promise<number | undefined>;
}
