import type { Instant } from './instant.ts';

/** The life of an order to the field. */
export type CommandState = 'asked' | 'queued' | 'sent' | 'acknowledged' | 'verified' | 'expired' | 'failed';

export interface Command {
  readonly device: string;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly confirmed: boolean;
  readonly expires: Instant;
}
