import type { Instant, Json, JsonObject, Label, Uplink } from '@vigie/kit';

/** What a parser may know besides the envelope. Fallbacks only: an envelope that says better wins. */
export interface ParseContext {
  readonly receivedTime: Instant;
  /** Settings of the connector, as its manager wrote them. */
  readonly settings: JsonObject;
  /** Device named by the transport (MQTT topic): it wins over what a plain JSON says. */
  readonly device?: string;
  /** Kind of message named by the transport (`?event=join`, last level of a topic). */
  readonly event?: string;
}

/** Why an envelope gave no uplink. Stable codes. */
export type UnreadableReason =
  | 'not-an-object'
  | 'unknown-message'
  | 'device'
  | 'time'
  | 'port'
  | 'payload'
  | 'too-large'
  | 'parser-fault';

/** One envelope, understood: an uplink, another event of the network, or neither. */
export type ParsedFrame =
  | { readonly uplink: Uplink }
  | { readonly event: string }
  | { readonly unreadable: UnreadableReason; readonly detail: string };

/** A language a network server or a device speaks. */
export interface ConnectorKind {
  readonly kind: string;
  readonly label: Label;
  /** Header that carries the token where the sender cannot set `Authorization`; lower case. */
  readonly tokenHeader?: string;
  /** Topics to subscribe to on an outside MQTT broker. */
  readonly topics?: readonly string[];
  /** Cuts a message that holds several uplinks in a way of its own; each part must be readable alone. */
  split?(message: Json, settings: JsonObject): readonly Json[];
  /** Pure; never throws for what a sender wrote. */
  parse(envelope: JsonObject, context: ParseContext): ParsedFrame;
}
