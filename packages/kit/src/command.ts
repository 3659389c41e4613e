import type { JsonObject } from './json.ts';
import type { Label } from './label.ts';

/**
 * The life of an order to the field: asked, queued (the network server has it), sent (on the air), acknowledged (the
 * device said so), then one end. `unproven`: it went out, and no measure of this device could prove it.
 */
export type CommandState =
  | 'asked'
  | 'queued'
  | 'sent'
  | 'acknowledged'
  | 'verified'
  | 'unproven'
  | 'expired'
  | 'failed'
  | 'cancelled';

/** Before its end, in order: a step never goes back. */
export const OPEN_COMMAND_STATES = ['asked', 'queued', 'sent', 'acknowledged'] as const;
export type OpenCommandState = (typeof OPEN_COMMAND_STATES)[number];
export const COMMAND_ENDS = ['verified', 'unproven', 'expired', 'failed', 'cancelled'] as const;
export type CommandEnd = (typeof COMMAND_ENDS)[number];
export const COMMAND_STATES: readonly CommandState[] = [...OPEN_COMMAND_STATES, ...COMMAND_ENDS];

/** What a person gives with an order. Values are numbers; an `instant` is a point in time, sent as seconds to wait. */
export interface CommandParameter {
  readonly key: string;
  readonly label: Label;
  readonly type: 'integer' | 'choice' | 'instant';
  /** UCUM. */
  readonly unit?: string;
  /** Bounds of the value; of an `instant`, seconds from now. */
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly { readonly value: number; readonly label: Label }[];
  readonly initial?: number;
}

/** Which measure proves an order. `by`: a field of the device reaches a parameter's value, or its frames take a rhythm. */
export interface CommandProof {
  readonly by: 'value' | 'cadence';
  /** Datastream that must reach it. */
  readonly field?: string;
  /** Parameter whose value it must reach; for a cadence, the seconds between two frames. */
  readonly parameter?: string;
  /** The value itself, where no parameter says it. */
  readonly equals?: number;
  /** Of the value; a share of it for a cadence. Default 0. */
  readonly tolerance?: number;
  /** Parameter of type `instant` from which on it must: the order is a programme for later. */
  readonly from?: string;
  /** Expected periods it may take; default 3. */
  readonly periods?: number;
}

/**
 * A kind of order that a device model understands. `live`: carried out at once; `programme`: kept and carried out by the
 * device itself; `setting`: how the device works.
 */
export interface CommandKind {
  readonly id: string;
  readonly label: Label;
  readonly about?: Label;
  readonly mode: 'live' | 'programme' | 'setting';
  readonly parameters: readonly CommandParameter[];
  /** What the codec's `encodeDownlink` is given. Pure. */
  encode(values: Readonly<Record<string, number>>): JsonObject;
  readonly confirmed: boolean;
  /** Said twice it does no more than once; it may be sent again when it is known not to have arrived. Default true. */
  readonly repeatable?: boolean;
  readonly proof?: CommandProof;
}

/** A downlink with what it must give: bytes in hexadecimal. Lives in `downlinks.json` beside the codec's vectors. */
export interface DownlinkVector {
  readonly description: string;
  readonly source: string;
  readonly command: string;
  readonly values: Readonly<Record<string, number>>;
  readonly port?: number;
  readonly bytes?: string;
  readonly errors?: boolean;
}
