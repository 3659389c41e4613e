/** What the thread of the broker is started with. */
export interface BrokerSettings {
  readonly host: string;
  readonly port: number;
  /** Largest payload, in bytes. */
  readonly maxPayload: number;
  /** Messages a second of one client; beyond it, the client waits. */
  readonly clientRate: number;
}

/** Publications that came in one turn of the broker's loop: crossing the threads once each would cost more than the rest. */
export interface PublishBatch {
  readonly kind: 'batch';
  readonly id: number;
  readonly connectors: readonly string[];
  readonly devices: readonly string[];
  /** Topic of a publication that is not `devices/{device}/up`; its device is ''. */
  readonly topics: readonly (string | undefined)[];
  /** Where each payload ends in `payloads`. */
  readonly ends: Uint32Array;
  readonly payloads: Uint8Array;
}

/** Why the broker refuses a publication by itself. */
export type BrokerRefusal = 'body-too-large' | 'topic-not-allowed';

export type FromBroker =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'connect'; readonly id: number; readonly username: string; readonly password: string }
  | { readonly kind: 'subscribe'; readonly id: number; readonly connector: string; readonly device: string }
  | { readonly kind: 'refused'; readonly connector: string; readonly reason: BrokerRefusal; readonly body: Uint8Array }
  | PublishBatch;

/** CONNACK code of MQTT 3.1.1 §3.2.2.3: 0 accepted, 3 unavailable, 4 bad user name or password, 5 not authorised. */
export type ConnectCode = 0 | 3 | 4 | 5;

export type ToBroker =
  | {
      readonly kind: 'connect';
      readonly id: number;
      readonly code: ConnectCode;
      /** Topics it may publish on besides `devices/{device}/up`. */
      readonly topics: readonly string[];
    }
  | { readonly kind: 'subscribe'; readonly id: number; readonly allowed: boolean }
  /** Frames are durable: acknowledge. Else close the connections, so that the senders try again. */
  | { readonly kind: 'batch'; readonly id: number; readonly durable: boolean }
  | { readonly kind: 'publish'; readonly topic: string; readonly payload: Uint8Array }
  | { readonly kind: 'disconnect'; readonly connector: string }
  | { readonly kind: 'stop' };
