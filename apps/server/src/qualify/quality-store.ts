import type { Instant, Interval, TimedValue } from '@vigie/kit';
import type { Correction } from './correction.ts';
import type { StoredValue } from './judge-series.ts';

/** Hours of one datastream to be judged again. */
export interface TakenHours {
  readonly datastream: number;
  /** Their starts, in order. */
  readonly hours: readonly Instant[];
}

/** Where a pass has come to. Later rows only, so that a pass ends while data come in. */
export interface QualityCursor {
  readonly datastream: number;
  readonly hour: Instant;
}

/** What may be done while taken hours are held: all of it is committed together with their removal, or none. */
export interface QualitySession {
  /** Values in order; at most `most`. */
  values(datastream: number, span: Interval, most: number): Promise<StoredValue[]>;
  /** Values that may be used, in order. */
  usable(datastream: number, span: Interval): Promise<TimedValue[]>;
  /** In force on a span, in the order they were made. */
  corrections(datastream: number, span: Interval): Promise<Correction[]>;
  /** Writes flags, reasons and adjusted values, and marks as due what rests on them. Raw values never change. */
  write(datastream: number, judged: readonly StoredValue[]): Promise<void>;
  /** Has other series judged again over a span. */
  ask(datastreams: readonly number[], span: Interval): Promise<void>;
}

/** What the job asks of the store. A page that fails leaves its hours dirty. */
export interface QualityStore {
  /** Takes the next dirty hours of one datastream; absent when the pass is over. `only`: of these datastreams. */
  withDirty(
    asked: { readonly after: QualityCursor; readonly most: number; readonly only?: readonly number[] },
    work: (taken: TakenHours, session: QualitySession) => Promise<void>,
  ): Promise<QualityCursor | undefined>;
}
