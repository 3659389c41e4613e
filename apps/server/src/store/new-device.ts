import type { Instant, JsonObject, LawName } from '@vigie/kit';

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

/** A device to register; its asset is used as it is where the key is known, else made. */
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
  readonly asset: {
    readonly key: string;
    readonly type: string;
    readonly domain: string;
    readonly name: string;
    readonly commune?: string;
    readonly properties: JsonObject;
  };
  readonly datastreams: readonly NewDatastream[];
}

export interface WrittenDevice {
  readonly id: string;
  readonly thing: string;
  readonly datastreams: readonly { readonly id: number; readonly field: string }[];
}

/** A datastream that is computed, value for value, from one of another quantity on such an asset. */
export interface Derivation {
  /** Identifier of the indicator. */
  readonly indicator: string;
  readonly quantity: string;
  readonly unit: string;
  readonly law: LawName;
}

/** What the packs derive from a quantity on a type of asset. */
export type Derivations = (quantity: string, assetType: string) => readonly Derivation[];

export type RegistryFaultKind = 'duplicate' | 'unknown-connector' | 'unknown-codec' | 'unknown';

/** Why a device cannot be registered; caught where the transaction ends. */
export class DeviceRefused extends Error {
  readonly kind: RegistryFaultKind;
  constructor(kind: RegistryFaultKind, detail: string) {
    super(detail);
    this.kind = kind;
  }
}
