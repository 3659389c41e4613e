import type { Instant, JsonObject, Label, Uplink } from '@vigie/kit';
import type { Scope } from '../reads.ts';

/** One page as it went. */
export interface PullPageRow {
  readonly time: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly part: string;
  /** Milliseconds. */
  readonly took: number;
  readonly status?: number;
  readonly bytes?: number;
  readonly records?: number;
  readonly fresh?: number;
  readonly fault?: string;
}

/** Where a pulled source stands. */
export interface PullSourceRow {
  readonly id: string;
  readonly kind: string;
  readonly label: Label;
  readonly about: Label;
  /** `ok`; `late`: the newest measure is older than it should be; `trouble`: the last try failed. */
  readonly status: 'new' | 'ok' | 'late' | 'trouble' | 'disabled';
  readonly running: boolean;
  readonly tried?: Instant;
  readonly succeeded?: Instant;
  readonly newest?: Instant;
  readonly next?: Instant;
  readonly readTo?: Instant;
  /** The past that is still to be read. */
  readonly past?: { readonly from: Instant; readonly to: Instant };
  readonly trouble?: { readonly fault: string; readonly detail: string; readonly time: Instant };
  readonly failures: number;
  readonly today: { readonly pages: number; readonly records: number; readonly fresh: number };
  /** Milliseconds. */
  readonly rhythm: { readonly every: number; readonly overlap: number; readonly window: number };
  readonly quota: { readonly perMinute: number; readonly perDay: number };
  readonly recent: readonly PullPageRow[];
}

/** What one page of settings that are only tried gave. */
export interface PullTrial {
  readonly url: string;
  readonly status?: number;
  readonly bytes?: number;
  readonly records: number;
  readonly more: boolean;
  readonly failure?: { readonly fault: string; readonly detail: string };
  readonly read: readonly {
    readonly record: JsonObject;
    readonly uplink?: Uplink;
    readonly event?: string;
    readonly unreadable?: string;
  }[];
}

export interface PullSettingFault {
  readonly name: string;
  readonly message: string;
}

/** What the API asks of pulled sources. Implemented by the flow. */
export interface PullSources {
  readonly kinds: readonly string[];
  list(scope: Scope): readonly PullSourceRow[];
  /** Absent for a connector that is not pulled, or not there. */
  find(scope: Scope, id: string): PullSourceRow | undefined;
  /** Begins a turn; does not wait for it. */
  run(id: string): void;
  /** Resolves when it is written down. */
  rewind(id: string, from: Instant): Promise<void>;
  /** What is wrong with settings; absent for a kind that is not pulled. */
  faults(kind: string, settings: JsonObject): readonly PullSettingFault[] | undefined;
  try(kind: string, settings: JsonObject): Promise<PullTrial>;
}
