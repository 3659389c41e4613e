import type { CommandEnd, CommandState, Instant, JsonObject } from '@vigie/kit';
import type { AirUse } from './air.ts';
import type { ProofPlan } from './proof.ts';

export interface Scope {
  readonly organisation: number;
}

export interface NewOrder {
  readonly key: string | undefined;
  /** SHA-256 of what was asked, in hexadecimal. */
  readonly fingerprint: string;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly who: string;
  readonly reason: string | undefined;
  readonly seed: number;
  readonly perMinute: number;
}

export interface NewCommand {
  readonly device: number;
  readonly thing: number;
  readonly connector: number;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly confirmed: boolean;
  readonly loraClass: 'A' | 'B' | 'C' | undefined;
  readonly priority: number;
  readonly repeatable: boolean;
  readonly air: AirUse;
  readonly notBefore: Instant;
  readonly expires: Instant;
  readonly proof: ProofPlan | undefined;
}

/** The order as it stands in the ledger; `fresh` is false for a key that was there. */
export interface WrittenOrder {
  readonly order: string;
  readonly commands: readonly string[];
  readonly fresh: boolean;
}

/** A command that has no end yet. */
export interface OpenCommand extends Omit<NewCommand, 'air'> {
  readonly id: string;
  readonly organisation: number;
  readonly ref: string;
  readonly networkRef: string | undefined;
  readonly gateway: string | undefined;
  readonly subBand: string | undefined;
  readonly airMs: number;
  readonly state: CommandState;
  readonly attempts: number;
  readonly handover: Instant | undefined;
  readonly proofFrom: Instant | undefined;
  readonly proofUntil: Instant | undefined;
}

export interface Handover {
  readonly time: Instant;
  readonly bytes: Uint8Array;
  readonly proofFrom: Instant | undefined;
  readonly proofUntil: Instant | undefined;
}

export interface Release {
  readonly time: Instant;
  readonly notBefore: Instant;
  readonly reason: string;
  /** It was on the air. */
  readonly left: boolean;
}

export interface Step {
  readonly time: Instant;
  readonly state: CommandState;
  readonly who: string;
  readonly reason?: string;
  readonly measured?: { readonly value: number; readonly time: Instant };
}

/** What the way back asks of the store. Each call is one transaction. */
export interface CommandStore {
  create(
    scope: Scope,
    order: NewOrder,
    given: { readonly commands: readonly NewCommand[]; readonly time: Instant },
  ): Promise<WrittenOrder | 'key-reused'>;
  /** The order a key stands for already. */
  found(scope: Scope, key: string, fingerprint: string): Promise<WrittenOrder | 'key-reused' | undefined>;
  /** Asked, in time, for a device that no other order is on its way to; the most urgent first. */
  due(now: Instant, limit: number): Promise<readonly OpenCommand[]>;
  /** Ends those that nobody handed over in time; gives how many. */
  expireAsked(now: Instant): Promise<number>;
  /** Writes the intent and the air it takes, before anything leaves. False when it is no longer to be sent. */
  claim(id: string, handover: Handover): Promise<boolean>;
  /** It did not arrive: it may be tried again from `notBefore` on. What never left gives its air back. */
  release(id: string, again: Release): Promise<void>;
  named(id: string, networkRef: string): Promise<void>;
  /** Appends what happened without a change of state. */
  note(
    id: string,
    event: { readonly time: Instant; readonly kind: string; readonly who: string; readonly reason?: string },
  ): Promise<void>;
  /** Goes forward, never back; false where the state was reached already. */
  step(id: string, step: Step): Promise<boolean>;
  /** Cancels what was not handed over. */
  cancel(
    scope: Scope,
    id: string,
    by: { readonly who: string; readonly reason: string | undefined; readonly time: Instant },
  ): Promise<'cancelled' | 'unknown' | 'too-late'>;
  /** Handed over and without an end. */
  inFlight(): Promise<readonly OpenCommand[]>;
  /** Milliseconds on air of a gateway since a time. */
  airUsed(gateway: string, subBand: string, since: Instant): Promise<number>;
  /** Gateway → when what is planned for it is over. */
  busyUntil(gateways: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** Usable values of datastreams in an interval, in order of time of measure. */
  measures(
    datastreams: readonly number[],
    interval: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly { readonly datastream: number; readonly time: Instant; readonly value: number }[]>;
}

export const isEnd = (state: CommandState): state is CommandEnd =>
  !['asked', 'queued', 'sent', 'acknowledged'].includes(state);
