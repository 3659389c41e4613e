import type { Instant, JsonObject, LawName } from '@vigie/kit';
import type { Scope } from '../reads.ts';

export interface NewConnector {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: JsonObject;
}

export interface NewCodec {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: readonly JsonObject[];
}

export interface NewDatastream {
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly sensorRange?: readonly [number, number];
  readonly role: 'measure' | 'health';
  readonly period: number;
  readonly law: LawName;
}

/** The object of the city a device stands on: used as it is where the key is known, else made. */
export interface NewAsset {
  readonly key: string;
  readonly type: string;
  readonly domain: string;
  readonly name: string;
  readonly commune?: string;
  readonly properties: JsonObject;
}

export interface NewDevice {
  readonly id: string;
  readonly connector: string;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly name: string;
  readonly model?: string;
  /** Seconds. */
  readonly expectedPeriod: number;
  readonly installed?: Instant;
  readonly place: { readonly longitude: number; readonly latitude: number };
  readonly asset: NewAsset;
  readonly datastreams: readonly NewDatastream[];
}

/** Why nothing was written: which element of the list, and what of it. */
export interface RegistryFault {
  readonly kind: 'duplicate' | 'unknown-connector' | 'unknown-codec' | 'unknown';
  readonly index: number;
  readonly detail: string;
}

export type Written<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: RegistryFault };

export interface WrittenDevice {
  readonly id: string;
  readonly thing: string;
  readonly datastreams: readonly { readonly id: number; readonly field: string }[];
}

/** Changes to the registry: committed, and known to the hot path, when the promise resolves. Implemented by the store. */
export interface RegistryWrites {
  /** The value is the connector's token, shown once. */
  createConnector(scope: Scope, connector: NewConnector): Promise<Written<string>>;
  /** False where there is none of that name. */
  disableConnector(scope: Scope, id: string): Promise<boolean>;
  renewConnectorToken(scope: Scope, id: string): Promise<string | undefined>;
  createCodec(scope: Scope, codec: NewCodec): Promise<Written<void>>;
  /** All or none. */
  createDevices(scope: Scope, devices: readonly NewDevice[]): Promise<Written<readonly WrittenDevice[]>>;
}
