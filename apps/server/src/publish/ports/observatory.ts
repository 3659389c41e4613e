import type { ExclusionCause, Instant, JsonObject } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

interface Named {
  readonly key: string;
  readonly name: string;
}

export interface ExclusionRow {
  readonly id: number;
  readonly domain: string;
  /** Absent: every object of the domain. */
  readonly thing: Named | undefined;
  readonly cause: ExclusionCause;
  readonly from: Instant;
  readonly to: Instant;
  readonly origin: 'person' | 'measured';
  /** Where it was measured. */
  readonly station: string | undefined;
  readonly reason: string;
  readonly who: string;
  readonly created: Instant;
  readonly revoked: { readonly time: Instant; readonly who: string; readonly reason: string } | undefined;
}

export interface ExclusionDraft {
  readonly domain: string;
  readonly thing?: string;
  readonly cause: ExclusionCause;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly who: string;
}

export interface ExclusionQuery extends PageRequest {
  readonly domain?: string;
  readonly thing?: string;
  readonly cause?: string;
  readonly origin?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Periods that figures leave out. */
export interface Exclusions {
  list(scope: Scope, query: ExclusionQuery): Promise<Page<ExclusionRow>>;
  /** Absent: no such object. `days`: days of series to be made again. */
  add(scope: Scope, draft: ExclusionDraft): Promise<{ readonly id: number; readonly days: number } | undefined>;
  revoke(scope: Scope, ended: { readonly id: number; readonly who: string; readonly reason: string }): Promise<boolean>;
}

export interface SettingRow {
  readonly key: string;
  readonly value: number;
  readonly source: string;
  readonly who: string;
  readonly changed: Instant;
}

/** What a territory set otherwise than the packs. */
export interface Settings {
  list(scope: Scope): Promise<readonly SettingRow[]>;
  set(scope: Scope, setting: Omit<SettingRow, 'changed'>): Promise<void>;
  reset(scope: Scope, key: string): Promise<boolean>;
}

export interface StudyDraft {
  readonly domain: string;
  readonly thing: string;
  readonly control?: string;
  readonly title: string;
  readonly note?: string;
  readonly indicator: string;
  readonly beforeFrom: Instant;
  readonly beforeTo: Instant;
  readonly afterFrom: Instant;
  readonly afterTo: Instant;
  readonly season: number;
  readonly who: string;
}

export interface StudyRow extends Omit<StudyDraft, 'thing' | 'control' | 'note'> {
  readonly id: number;
  readonly thing: Named;
  readonly control: Named | undefined;
  readonly note: string | undefined;
  readonly created: Instant;
  readonly result: JsonObject | undefined;
  readonly resultTime: Instant | undefined;
}

/** Studies that are kept. */
export interface Studies {
  list(scope: Scope, query: PageRequest & { readonly domain: string }): Promise<Page<StudyRow>>;
  read(scope: Scope, id: number): Promise<StudyRow | undefined>;
  /** Absent: no such object. */
  create(scope: Scope, study: StudyDraft): Promise<number | undefined>;
  keep(scope: Scope, answer: { readonly id: number; readonly result: JsonObject }): Promise<void>;
  remove(scope: Scope, id: number): Promise<boolean>;
}
