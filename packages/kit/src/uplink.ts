import type { Flag, FlagReason } from './flag.ts';
import type { Instant } from './instant.ts';
import type { JsonObject } from './json.ts';

/** How one gateway heard a frame, and where it stands if the network server says so. */
export interface GatewayHearing {
  readonly gateway: string;
  /** dBm. */
  readonly rssi?: number;
  /** dB. */
  readonly snr?: number;
  readonly longitude?: number;
  readonly latitude?: number;
}

/**
 * One frame of one device, understood as far as its envelope: who, when, which bytes.
 * Either `bytes` (to be decoded by a codec) or `data` (already decoded by the sender) is there.
 */
export interface Uplink {
  /** DevEUI in lower-case hexadecimal for LoRaWAN, else the identifier the sender uses. */
  readonly device: string;
  /** When the network heard it, as the envelope says; the time of receipt where it does not. */
  readonly time: Instant;
  readonly port?: number;
  readonly bytes?: Uint8Array;
  readonly data?: JsonObject;
  /** LoRaWAN frame counter. */
  readonly counter?: number;
  /** Gateway that heard it best. */
  readonly gateway?: string;
  /** All gateways that heard it, where there were several or where one says its position. */
  readonly gateways?: readonly GatewayHearing[];
  /** dBm. */
  readonly rssi?: number;
  /** dB. */
  readonly snr?: number;
  readonly spreadingFactor?: number;
  /** What the source itself thinks of its values. Our own checks can only be more severe. */
  readonly verdict?: { readonly flag: Flag; readonly reasons: readonly FlagReason[] };
  /** The source may say the values of a time again, and differently: what it said last counts. */
  readonly restates?: boolean;
}

/** How a frame ended. `pending` is the absence of an end, never stored. */
export type FrameEnd = 'stored' | 'duplicate' | 'rejected' | 'quarantined';
export const FRAME_ENDS: readonly FrameEnd[] = ['stored', 'duplicate', 'rejected', 'quarantined'];
