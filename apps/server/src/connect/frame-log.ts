import type { Instant, Uplink } from '@vigie/kit';

/** The connector a frame came through, as far as intake needs it. `id` 0: no such connector. */
export interface ConnectorIdentity {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly organisation: number;
}

/** An end known at the door: the sender was refused, or the envelope could not be understood, or holds no uplink. */
export interface EarlyEnd {
  readonly end: 'stored' | 'rejected' | 'quarantined';
  /** Stable code: `wrong-token`, `body-too-large`, `not-json`, `unreadable-envelope`, `event:join`… */
  readonly reason: string;
}

/** A frame at the door, before it is durable. */
export interface NewFrame {
  readonly receivedTime: Instant;
  readonly connector: ConnectorIdentity;
  /** Exactly what came; at most the first 4 KiB of a refused one. */
  readonly body: Uint8Array;
  readonly uplink?: Uplink;
  readonly early?: EarlyEnd;
}

export interface CommittedFrame extends NewFrame {
  readonly id: bigint;
  /** 64-bit hash of (connector, device, counter, port, bytes or data, time): same for a network retry. */
  readonly dedupKey: bigint;
}

/** What connect asks of the store: durable when the promise resolves, all or none. */
export interface FrameLog {
  append(frames: readonly NewFrame[]): Promise<readonly CommittedFrame[]>;
}
