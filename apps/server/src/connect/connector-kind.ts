import type { Instant, Json, JsonObject, Label, Uplink } from '@vigie/kit';
import type { Guide } from '#connect/guide.ts';
import type { SettingField, SettingFault } from '#connect/setting-field.ts';

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
  /** What a manager may set; nothing to set where absent. */
  readonly settings?: readonly SettingField[];
  /** What to type in the sender. */
  readonly guide: Guide;
  /** Faults of settings that one field alone does not show. */
  check?(settings: JsonObject): readonly SettingFault[];
  /** Cuts a message that holds several uplinks in a way of its own; each part must be readable alone. */
  split?(message: Json, settings: JsonObject): readonly Json[];
  /** Writes into the message what only the address or the topic says of it, so that the body kept says it alone. */
  place?(message: Json, path: string): Json;
  /** Pure; never throws for what a sender wrote. */
  parse(envelope: JsonObject, context: ParseContext): ParsedFrame;
}
