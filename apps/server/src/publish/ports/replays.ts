import type { Flag, FlagReason, Instant } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export const REPLAY_STATES = [
  'waiting',
  'comparing',
  'compared',
  'applying',
  'applied',
  'cancelled',
  'interrupted',
  'failed',
] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** Which devices: all that is named holds. */
export interface ReplaySelection {
  readonly devices?: readonly string[];
  readonly model?: string;
  readonly codec?: { readonly id: string; readonly version?: string };
  readonly connector?: string;
}

export interface NewReplay {
  readonly who: string;
  /** Frames received in `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly selection: ReplaySelection;
  /** Absent: the version each device has now. */
  readonly codec?: { readonly id: string; readonly version: string };
}

export interface ReplayRow {
  readonly id: number;
  readonly created: Instant;
  readonly who: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly selection: ReplaySelection;
  readonly devices: number;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly state: ReplayState;
  /** Asked to stop, and about to. */
  readonly stopping: boolean;
  readonly fault?: string;
  readonly framesExpected: number;
  readonly framesRead: number;
  readonly framesDecoded: number;
  readonly framesRefused: number;
  readonly framesSkipped: number;
  readonly framesReadable: number;
  readonly valuesChanged: number;
  readonly valuesApplied: number;
  readonly valuesLeft: number;
  readonly compared?: Instant;
  readonly appliedBy?: string;
  readonly reason?: string;
  readonly applied?: Instant;
  readonly revision?: string;
}

interface Named {
  readonly datastream: number;
  readonly thing: string;
  readonly name: string;
}

export interface FigureEffect extends Named {
  readonly indicator: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly before?: number;
  readonly after?: number;
}

export interface EpisodeEffect {
  readonly opened: Instant;
  readonly returned?: Instant;
  readonly level: number;
}

export interface AlarmEffect extends Named {
  readonly rule: string;
  readonly kind: 'opening' | 'closing' | 'changing';
  readonly before?: EpisodeEffect;
  readonly after?: EpisodeEffect;
}

/** What would move beside the values themselves. */
export interface ReplayEffects {
  readonly figures: {
    readonly moved: number;
    readonly byIndicator: readonly {
      readonly indicator: string;
      readonly moved: number;
      readonly appearing: number;
      readonly vanishing: number;
    }[];
    readonly examples: readonly FigureEffect[];
    readonly seriesLeft: number;
  };
  readonly alarms: {
    readonly opening: number;
    readonly closing: number;
    readonly changing: number;
    readonly examples: readonly AlarmEffect[];
    readonly seriesLeft: number;
  };
}

export interface ReplaySheet extends ReplayRow {
  readonly effects?: ReplayEffects;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Values that stay and are judged otherwise. */
  readonly flags: number;
}

export const REPLAY_SERIES_ORDERS = ['changes', 'largest', 'object'] as const;
export type ReplaySeriesOrder = (typeof REPLAY_SERIES_ORDERS)[number];

export interface ReplaySeries {
  readonly datastream: number;
  readonly thing: string;
  readonly thingName: string;
  readonly device?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly field: string;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly flags: number;
  readonly largest?: number;
  readonly mean?: number;
  readonly first?: Instant;
  readonly last?: Instant;
}

interface ReplaySide {
  readonly raw: number;
  readonly adjusted?: number;
  readonly flag: Flag;
  readonly reasons: readonly FlagReason[];
}

export interface ReplayChange {
  readonly datastream: number;
  readonly frame: string;
  readonly time: Instant;
  readonly before?: ReplaySide;
  readonly after?: ReplaySide;
}

export interface ReplayDay {
  /** Local date. */
  readonly day: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface ReplayPoint {
  readonly time: Instant;
  readonly before?: number;
  readonly after?: number;
}

/** History decoded again. Implemented by flow and store. */
export interface ReplayDesk {
  create(scope: Scope, asked: NewReplay): Promise<number | 'unknown-codec' | 'no-device' | 'too-many-waiting'>;
  list(scope: Scope, query: PageRequest): Promise<Page<ReplayRow>>;
  sheet(scope: Scope, id: number): Promise<ReplaySheet | undefined>;
  series(
    scope: Scope,
    query: PageRequest & { readonly replay: number; readonly search?: string; readonly sort?: ReplaySeriesOrder },
  ): Promise<Page<ReplaySeries>>;
  changes(
    scope: Scope,
    query: PageRequest & { readonly replay: number; readonly datastream?: number },
  ): Promise<Page<ReplayChange>>;
  days(scope: Scope, replay: number): Promise<readonly ReplayDay[]>;
  curve(
    scope: Scope,
    query: { readonly replay: number; readonly datastream: number; readonly points: number },
  ): Promise<readonly ReplayPoint[]>;
  /** False where there is no difference to apply. */
  apply(scope: Scope, id: number, by: { readonly who: string; readonly reason: string }): Promise<boolean>;
  /** The state it is in then; absent where there is nothing to stop. */
  cancel(scope: Scope, id: number): Promise<ReplayState | undefined>;
}

export type RevisionKind = 'replay' | 'correction' | 'late';

export interface RevisionRow {
  readonly id: string;
  readonly time: Instant;
  readonly who: string;
  readonly kind: RevisionKind;
  readonly reason: string;
  readonly object: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly datastreams: readonly number[];
  readonly quantities: readonly string[];
  readonly valuesChanged: number;
  readonly datasets: readonly string[];
}

export interface RevisionQuery extends PageRequest {
  readonly dataset?: string;
  readonly datastream?: number;
  readonly kind?: RevisionKind;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Changes of published history. Implemented by the store. */
export interface Revisions {
  list(scope: Scope, query: RevisionQuery): Promise<Page<RevisionRow>>;
}
