import type { FrameEnd, Instant, Uplink } from '@vigie/kit';

/** A frame as connect hands it over. */
export interface IncomingFrame {
  readonly receivedTime: Instant;
  readonly connector: {
    readonly id: number;
    readonly key: string;
    readonly kind: string;
    readonly organisation: number;
  };
  readonly body: Uint8Array;
  readonly uplink?: Uplink;
  /** Its end, where the door knows it already. */
  readonly early?: { readonly end: Exclude<FrameEnd, 'duplicate'>; readonly reason: string };
}

/** A frame that is on disk. */
export interface StoredFrame extends IncomingFrame {
  readonly id: bigint;
  readonly dedupKey: bigint;
}
