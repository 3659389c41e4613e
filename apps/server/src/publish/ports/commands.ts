import type { CommandState, Instant, JsonObject, Label } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export interface AskedOrder {
  readonly devices: readonly string[];
  readonly things: readonly string[];
  readonly model: string | undefined;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly raw: { readonly port: number; readonly bytes: Uint8Array } | undefined;
  readonly priority: number;
  readonly confirmed: boolean | undefined;
  readonly notBefore: Instant | undefined;
  /** Milliseconds. */
  readonly expiresIn: number | undefined;
  readonly perMinute: number | undefined;
  readonly acceptLive: boolean;
  readonly reason: string | undefined;
  readonly key: string | undefined;
}

export interface OrderPlan {
  readonly commands: number;
  readonly start: Instant;
  readonly finish: Instant;
  /** Milliseconds on air. */
  readonly airMs: number;
  readonly gateways: readonly {
    readonly gateway: string | undefined;
    readonly commands: number;
    readonly airMs: number;
    readonly share: number;
    readonly finish: Instant;
  }[];
  readonly warnings: readonly ('live-order' | 'unproven' | 'unknown-gateway')[];
}

export type OrderFault =
  | { readonly kind: 'no-device' | 'too-many' | 'live-order' | 'key-reused' }
  | { readonly kind: 'refused'; readonly faults: readonly { readonly where: string; readonly message: string }[] };

export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: OrderFault };

export interface KnownCommand {
  readonly id: string;
  readonly label: Label;
  readonly about?: Label;
  readonly mode: 'live' | 'programme' | 'setting';
  readonly confirmed: boolean;
  readonly proven: boolean;
  readonly parameters: readonly {
    readonly key: string;
    readonly label: Label;
    readonly type: 'integer' | 'choice' | 'instant';
    readonly unit?: string;
    readonly min?: number;
    readonly max?: number;
    readonly choices?: readonly { readonly value: number; readonly label: Label }[];
    readonly initial?: number;
  }[];
}

/** One order one device understands. */
export interface Capability {
  readonly device: string;
  readonly thing: string;
  readonly model: string;
  readonly maker: string;
  readonly modelLabel: Label;
  readonly command: KnownCommand;
}

export interface KnownCommands {
  /** False where the device's connector has no way back. */
  readonly reachable: boolean;
  readonly loraClass?: 'A' | 'B' | 'C';
  /** Ports a raw downlink may go to; empty where nobody says. */
  readonly ports: readonly number[];
  readonly commands: readonly KnownCommand[];
}

export interface CommandRow {
  readonly id: string;
  readonly order: { readonly id: string; readonly devices: number };
  readonly device: { readonly id: string; readonly name: string; readonly model?: string };
  readonly thing: { readonly key: string; readonly name: string; readonly commune?: string };
  readonly connector: string;
  readonly kind: string;
  /** The order and its values in words; absent for a raw downlink, or a kind that is no longer declared. */
  readonly summary?: Label;
  readonly parameters: JsonObject;
  readonly port: number;
  /** Hexadecimal. */
  readonly bytes: string;
  readonly confirmed: boolean;
  readonly priority: number;
  readonly gateway?: string;
  readonly airMs: number;
  readonly who: string;
  readonly reason?: string;
  readonly asked: Instant;
  readonly notBefore: Instant;
  readonly expires: Instant;
  readonly proofUntil?: Instant;
  readonly handedOver: boolean;
  readonly attempts: number;
  readonly state: CommandState;
  readonly stateTime: Instant;
  readonly stateReason?: string;
  readonly ended?: Instant;
  readonly measured?: { readonly value: number; readonly time: Instant };
}

export interface CommandEventRow {
  readonly time: Instant;
  readonly kind: string;
  readonly who: string;
  readonly reason?: string;
  readonly value?: number;
}

export interface CommandQuery extends PageRequest {
  readonly id?: string;
  readonly order?: string;
  readonly state?: CommandState;
  readonly open?: boolean;
  readonly device?: string;
  readonly thing?: string;
  readonly kind?: string;
}

/**
 * What came of cancelling. An object: the network has it, and `no-recall` cannot let go of it, `left` had sent it, `shared`
 * keeps downlinks of others with it, `refused` said why.
 */
export type Cancelled =
  | 'cancelled'
  | 'unknown'
  | 'too-late'
  | { readonly kind: 'no-recall' | 'left' }
  | { readonly kind: 'shared'; readonly others: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Orders to the field and what became of them. Implemented by command and the store. */
export interface CommandActions {
  plan(scope: Scope, asked: AskedOrder): Promise<Asked<OrderPlan>>;
  ask(
    scope: Scope,
    asked: AskedOrder,
    who: string,
  ): Promise<Asked<{ readonly order: string; readonly commands: readonly string[]; readonly fresh: boolean }>>;
  cancel(
    scope: Scope,
    id: string,
    by: { readonly who: string; readonly reason: string | undefined },
  ): Promise<Cancelled>;
  /** Absent for a device nobody knows. */
  known(scope: Scope, device: string): KnownCommands | undefined;
  /** Orders that reachable devices understand, in a stable order: of all, or of one device. */
  capabilities(scope: Scope, device?: string): Iterable<Capability>;
  list(scope: Scope, query: CommandQuery): Promise<Page<CommandRow>>;
  events(scope: Scope, id: string): Promise<readonly CommandEventRow[]>;
  balance(
    scope: Scope,
    query: { readonly from?: Instant; readonly to?: Instant; readonly order?: string },
  ): Promise<ReadonlyMap<CommandState, number>>;
}
