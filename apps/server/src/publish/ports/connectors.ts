import type { Instant, JsonObject, Label, Uplink } from '@vigie/kit';
import type { Scope } from '../reads.ts';

/** One thing a manager may set of a connector: forms are drawn from it. */
export interface SettingSheet {
  readonly name: string;
  readonly label: Label;
  readonly help: Label;
  readonly type: 'text' | 'secret' | 'number' | 'path' | 'names' | 'table' | 'choice';
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: Label }[];
  readonly example?: string;
}

/** What is wrong with one setting. */
export interface SettingTrouble {
  readonly name: string;
  readonly message: string;
}

/** A kind of connector, as a manager chooses it. Implemented by connect. */
export interface ConnectorKindSheet {
  readonly kind: string;
  readonly label: Label;
  /** Pushed to, or asking a source itself. */
  readonly way: 'push' | 'pull';
  /** What comes of it. */
  readonly about?: Label;
  readonly settings: readonly SettingSheet[];
  /** What to type in the sender, with `{base}`, `{host}`, `{id}`, `{token}`, `{mqttPort}`, `{coapPort}` to fill in. */
  readonly guide?: {
    readonly where: Label;
    readonly lines: readonly { readonly name: Label; readonly value: string }[];
  };
  faults(settings: JsonObject): readonly SettingTrouble[];
}

/** Doors of this instance besides HTTP; absent: closed. */
export interface Doors {
  readonly publicUrl?: string;
  readonly mqttPort?: number;
  readonly coapPort?: number;
}

/** What has come through a connector lately. */
export interface ConnectorActivity {
  readonly devices: number;
  readonly lastFrame?: Instant;
  /** Frames of the last 24 hours. */
  readonly received: number;
  /** Of those, rejected or quarantined. */
  readonly trouble: number;
  /** Shortest expected period of its devices, in seconds. */
  readonly period?: number;
}

/** A message somebody would like understood. */
export interface TriedMessage {
  readonly message: string;
  /** Topic or end of the address it would come on. */
  readonly path?: string;
  /** Settings to try instead of those of the connector. */
  readonly settings?: JsonObject;
}

/** What one envelope of a tried message would become. */
export type TriedFrame =
  | { readonly uplink: Uplink; readonly registered: boolean }
  | { readonly event: string }
  | { readonly reason: string; readonly detail: string };

export type TriedOutcome =
  | { readonly frames: readonly TriedFrame[]; readonly total: number }
  | { readonly refusal: string; readonly detail: string };

/** Understands a message as the door would, and stores nothing. `undefined`: no such connector, or none that is pushed to. */
export type TryMessage = (scope: Scope, connector: string, tried: TriedMessage) => Promise<TriedOutcome | undefined>;
