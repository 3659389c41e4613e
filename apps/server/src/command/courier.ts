import type { JsonObject } from '@vigie/kit';
import type { CommandConnector } from './commanded-device.ts';

/** One downlink as a network is asked for it. */
export interface Letter {
  /** Identifier of the device as frames name it: a DevEUI in lower case for LoRaWAN. */
  readonly device: string;
  readonly connector: CommandConnector;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly confirmed: boolean;
  /** Our name for it, a UUID. */
  readonly ref: string;
  readonly expires: number;
  readonly now: number;
  readonly priority: number;
  /** The newest message of the device. */
  readonly envelope: JsonObject | undefined;
}

/**
 * What came of handing a letter over. `refused`: it certainly did not leave, `again` when another try may help.
 * `uncertain`: nobody knows, and it is never sent again.
 */
export type Delivery =
  | { readonly kind: 'accepted'; readonly state: 'queued' | 'sent'; readonly networkRef?: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly again: boolean; readonly afterMs?: number }
  | { readonly kind: 'uncertain'; readonly reason: string };

/** What a network says of a letter later. */
export interface Receipt {
  readonly state: 'queued' | 'sent' | 'acknowledged' | 'not-acknowledged' | 'failed';
  /** Our name, or the network's; absent where it names only the device. */
  readonly ref?: string;
  readonly networkRef?: string;
  readonly reason?: string;
}

/** A downlink that may still wait at its network. */
export interface Recall {
  readonly device: string;
  readonly connector: CommandConnector;
  readonly ref: string;
  readonly networkRef: string | undefined;
  /** The newest message of the device. */
  readonly envelope: JsonObject | undefined;
}

/**
 * What came of asking a network to let go of a downlink. `left`: it waits no longer. `shared`: downlinks of others wait
 * with it and would go too. `refused`: with what the network said.
 */
export type Recalled =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'left' | 'no-recall' }
  | { readonly kind: 'shared'; readonly others: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** One network: how it is asked, and what its answers mean. */
export interface Courier {
  readonly kind: string;
  /** False for a network that never says what became of a downlink. */
  readonly receipts: boolean;
  deliver(letter: Letter, outlets: Outlets): Promise<Delivery>;
  /** Reads an event of the network, or an uplink that carries an acknowledgement. Pure. */
  readReceipt(envelope: JsonObject): Receipt | undefined;
  /** Uplinks too may acknowledge. */
  readonly inUplinks?: boolean;
  /** Takes a downlink out of the network's queue; absent where its API cannot. */
  recall?(letter: Recall, outlets: Outlets): Promise<Recalled>;
  /** Asks what became of it, for networks that tell nobody by themselves. */
  ask?(letter: { connector: CommandConnector; networkRef: string }, outlets: Outlets): Promise<Receipt | undefined>;
}

export interface HttpAsk {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `not-connected`: nothing left. `no-answer`: something may have. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfterMs: number | undefined;
    }
  | { readonly kind: 'not-connected'; readonly detail: string }
  | { readonly kind: 'no-answer'; readonly detail: string };

/** The ways out of the house. */
export interface Outlets {
  http(ask: HttpAsk): Promise<HttpAnswer>;
  /** Publishes at QoS 1 on the broker of a connector's settings; resolves once the broker has it. */
  mqtt(connector: CommandConnector, message: { topic: string; payload: string; url?: string }): Promise<HttpAnswer>;
  /** Publishes to `devices/{device}/down` of the embedded broker; false when it is turned off. */
  embedded(device: string, payload: string): boolean;
}
