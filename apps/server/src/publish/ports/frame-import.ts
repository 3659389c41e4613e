import type { Instant } from '@vigie/kit';
import type { Scope } from '../reads.ts';

/** One envelope of the past, as the network server sent it then. */
export interface HistoryRecord {
  readonly receivedTime: Instant;
  readonly body: Uint8Array;
}

/** Takes envelopes of the past by the road of history. Implemented by connect and flow. */
export interface FrameImport {
  /** Committed when it resolves, all or none; gives how many frames they held. */
  importHistory(scope: Scope, connector: string, records: readonly HistoryRecord[]): Promise<number>;
}
