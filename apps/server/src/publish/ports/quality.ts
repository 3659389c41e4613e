import type { CheckParameters, Flag, FlagReason, Instant } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export type CorrectionKind = 'invalidate' | 'correct' | 'validate' | 'exclude';

/** What a person asks for a period of one or several series. */
export interface CorrectionDraft {
  readonly datastreams: readonly number[];
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: CorrectionKind;
  /** Of an exclusion. */
  readonly cause?: string;
  readonly factor: number;
  readonly offset: number;
  readonly replacement?: readonly (readonly [time: Instant, value: number])[];
  readonly reason: string;
}

/** What it would change of one series, computed ones included. */
export interface CorrectionEffect {
  readonly datastream: number;
  readonly quantity: string;
  readonly thing: string;
  /** Values of the period. */
  readonly values: number;
  /** Values whose flag, reasons or adjusted value change, around the period too. */
  readonly changed: number;
  /** Of these, usable before and no more, and the other way round. */
  readonly lost: number;
  readonly regained: number;
  readonly hours: number;
  /** Figures of windows to be made again. */
  readonly figures: readonly { readonly indicator: string; readonly count: number }[];
  /** Alarms raised by the series in the period. */
  readonly alarms: number;
}

export interface CorrectionRow {
  readonly id: number;
  readonly datastream: number;
  readonly thing: { readonly key: string; readonly name: string };
  readonly quantity: string;
  readonly unit: string;
  readonly kind: CorrectionKind;
  readonly cause?: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly factor: number;
  readonly offset: number;
  readonly replacement?: readonly (readonly [time: Instant, value: number])[];
  readonly reason: string;
  readonly who: string;
  readonly created: Instant;
  readonly values: number;
  readonly revoked?: { readonly time: Instant; readonly who: string; readonly reason: string };
}

export interface CorrectionQuery extends PageRequest {
  readonly thing?: string;
  readonly quantity?: string;
  readonly datastream?: number;
  /** Those that hold, or those taken back. */
  readonly inForce?: boolean;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface By {
  readonly who: string;
  readonly person?: number;
}

/** Periods that people judge. Implemented by qualify and store, wired in flow. */
export interface Corrections {
  /** Series of an object and a quantity; those of the ids that the organisation has. */
  series(scope: Scope, asked: { readonly thing: string; readonly quantity: string }): Promise<readonly number[]>;
  /** What it would change; absent where a series is not the organisation's. `too-many`: more values than one request may touch. */
  preview(scope: Scope, draft: CorrectionDraft): Promise<readonly CorrectionEffect[] | 'too-many' | undefined>;
  /** Applied when it resolves. */
  apply(scope: Scope, draft: CorrectionDraft, by: By): Promise<readonly number[]>;
  list(scope: Scope, query: CorrectionQuery): Promise<Page<CorrectionRow>>;
  /** False where there is none that holds. */
  revoke(scope: Scope, id: number, by: By & { readonly reason: string }): Promise<boolean>;
}

export interface QualityDay {
  /** Local day. */
  readonly day: string;
  readonly expected: number;
  readonly counts: Readonly<Record<Flag, number>>;
  readonly byPerson: number;
  readonly estimated: number;
}

export interface SeriesQuality {
  readonly datastream: number;
  readonly device: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  /** Seconds. */
  readonly period: number;
  readonly days: readonly QualityDay[];
  readonly reasons: readonly { readonly reason: FlagReason; readonly count: number }[];
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant; readonly missing: number }[];
}

export interface QualityQuery {
  readonly thing: string;
  readonly quantity?: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** One line of the overview. */
export interface WorstSeries {
  readonly datastream: number;
  readonly thing: { readonly key: string; readonly name: string };
  readonly domain: string;
  readonly device: string;
  readonly model?: string;
  readonly quantity: string;
  readonly received: number;
  readonly expected: number;
  readonly suspect: number;
  readonly failed: number;
}

export interface WorstQuery extends PageRequest {
  readonly domain?: string;
  readonly model?: string;
  readonly search?: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly sort: 'bad' | 'missing';
}

export interface QualityGroup {
  readonly name: string;
  readonly series: number;
  readonly received: number;
  readonly expected: number;
  readonly suspect: number;
  readonly failed: number;
}

/** Shares of flags, gaps and reasons. Implemented by the store. */
export interface QualityReads {
  series(scope: Scope, query: QualityQuery): Promise<readonly SeriesQuality[]>;
  worst(scope: Scope, query: WorstQuery): Promise<Page<WorstSeries>>;
  groups(
    scope: Scope,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<{ readonly domains: readonly QualityGroup[]; readonly models: readonly QualityGroup[] }>;
}

export interface CheckSettingRow {
  readonly check: string;
  /** Key of the object, or model of the device; both absent: for the whole organisation. */
  readonly thing?: string;
  readonly thingName?: string;
  readonly model?: string;
  readonly enabled: boolean;
  readonly parameters: CheckParameters;
  readonly source: string;
  readonly who: string;
  readonly changed: Instant;
}

/** Parameters of checks as organisations set them. */
export interface CheckSettings {
  list(scope: Scope): Promise<readonly CheckSettingRow[]>;
  /** In force, and values since then to be judged again, when it resolves. False where there is no such object. */
  set(
    scope: Scope,
    setting: {
      readonly check: string;
      readonly thing?: string;
      readonly model?: string;
      readonly enabled: boolean;
      readonly parameters: CheckParameters;
      readonly source: string;
      readonly who: string;
      readonly since: Instant;
    },
  ): Promise<boolean>;
  remove(
    scope: Scope,
    setting: { readonly check: string; readonly thing?: string; readonly model?: string; readonly since: Instant },
  ): Promise<boolean>;
}
