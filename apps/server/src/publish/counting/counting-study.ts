import type {
  CivilDate,
  Instant,
  MatchedDifference,
  SeasonError,
  SeasonReference,
  SeasonalCoefficient,
  TypicalDay,
} from '@vigie/kit';
import type { CountingDoubt } from './counting-doubts.ts';
import type { CountingRecords } from './counting-records.ts';
import type { Neighbour } from './counting-reads.ts';

/** One whole local day of a counter, all its directions. */
export interface CountingDay {
  readonly date: CivilDate;
  readonly start: Instant;
  /** Passages counted; absent where no direction was counted whole. */
  readonly counted?: number;
  /** Share of the day that was counted, 0–1. */
  readonly coverage: number;
  /** Passages worked out for hours that were not counted. */
  readonly estimated: number;
  /** Hours of the day that were worked out. */
  readonly estimatedHours: number;
  /** Counted and worked out together; absent where an hour is neither. */
  readonly total?: number;
  /** What the day should count by the days before it, and between what 80 % of such days lie. */
  readonly expected?: number;
  readonly low?: number;
  readonly high?: number;
  /** Far off what was expected: |z| over 3.5. */
  readonly unusual?: boolean;
}

/** Error said beside what is expected: the counter's own, or those of other places while it is too young. */
export interface CountingError {
  readonly own?: SeasonError;
  readonly elsewhere?: readonly SeasonReference[];
}

/** A period against the same weekdays 52 weeks before. */
export interface MatchedPeriod extends MatchedDifference {
  readonly first: CivilDate;
  readonly last: CivilDate;
  readonly percent?: number;
}

/** Everything said of one counter. */
export interface CountingStudy {
  readonly key: string;
  readonly name: string;
  readonly channels: number;
  /** Whole days, oldest first; at most 400. */
  readonly days: readonly CountingDay[];
  /** Valid days of the whole history. */
  readonly validDays: number;
  /** What today should count, when it is whole. */
  readonly today?: { readonly date: CivilDate; readonly expected: number; readonly low: number; readonly high: number };
  readonly error: CountingError;
  readonly typical: readonly TypicalDay[];
  /** Over 1: utilitarian (morning against midday, working days), or leisure (weekend against working days). */
  readonly indices: { readonly morning?: number; readonly weekend?: number; readonly peakShare?: number };
  readonly matched: readonly MatchedPeriod[];
  readonly coefficients: readonly SeasonalCoefficient[];
  readonly records: CountingRecords;
  readonly doubts: readonly CountingDoubt[];
  /** Counter whose counts stood in for the gaps of a day and more. */
  readonly neighbour?: Pick<Neighbour, 'key' | 'name'>;
  readonly calendar: { readonly zone: string; readonly source: string; readonly missing: readonly string[] };
}

/** Share of a total that may be worked out before it is said to be estimated (house choice). */
export const SAID_ESTIMATED = 0.05;
