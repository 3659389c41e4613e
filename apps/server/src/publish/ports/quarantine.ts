import type { FrameEnd, Instant } from '@vigie/kit';
import type { FrameRow, Page, PageRequest, Scope } from '../reads.ts';

/** Which quarantined frames are meant. */
export interface QuarantineFilter {
  /** Code of the reason: what stands before its colon. */
  readonly reason?: string;
  readonly connector?: string;
  readonly device?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly frames?: readonly string[];
  /** Those of the devices and the period of a replay. */
  readonly replay?: number;
}

/** Frames that wait for one thing to be mended. */
export interface QuarantineGroup {
  readonly reason: string;
  readonly connector: string;
  /** Absent where the envelope names none. */
  readonly device?: string;
  readonly frames: number;
  readonly first: Instant;
  readonly last: Instant;
  /** The newest frame's reason in full. */
  readonly example: string;
  /** Whether the connector knows the device now. */
  readonly registered: boolean;
}

export interface Reinjection {
  readonly id: number;
  readonly who: string;
  readonly filter: QuarantineFilter;
  readonly state: 'running' | 'done' | 'cancelled';
  readonly total: number;
  /** How those taken so far ended. */
  readonly ends: Readonly<Record<FrameEnd, number>>;
  readonly created: Instant;
  readonly ended?: Instant;
}

/** Frames in quarantine and their way out of it. Implemented by store and flow. */
export interface Quarantine {
  groups(scope: Scope, query: PageRequest & QuarantineFilter): Promise<Page<QuarantineGroup>>;
  frames(scope: Scope, query: PageRequest & QuarantineFilter): Promise<Page<FrameRow>>;
  /** How many wait for some devices. */
  waiting(scope: Scope, devices: readonly { connector: string; device: string }[]): Promise<number>;
  /** Undefined where too many jobs run already. */
  reinject(scope: Scope & { who: string }, filter: QuarantineFilter): Promise<Reinjection | undefined>;
  reinjections(scope: Scope, query: PageRequest & { id?: number }): Promise<Page<Reinjection>>;
  /** False where it does not run. */
  cancel(scope: Scope, id: number): Promise<boolean>;
}
