import type { Covers, Instant, JsonObject, LawName, LifeCycle } from '@vigie/kit';

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
  /** Which time a value tells of; a moment where absent. */
  readonly covers?: Covers;
  /** True where a person said so: it does not follow the device's model. */
  readonly coversSaid?: boolean;
  /** Path of the seconds a value tells of, beside it. */
  readonly periodField?: string;
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
  /** What else is known of it; absent for most. */
  readonly more?: MoreOfDevice;
  /** Absent for a device that goes to stock, or whose object is there already. */
  readonly place?: { readonly longitude: number; readonly latitude: number };
  readonly asset?: {
    readonly key: string;
    readonly type: string;
    readonly domain: string;
    readonly name: string;
    readonly commune?: string;
    readonly communeCode?: string;
    readonly properties: JsonObject;
  };
  readonly datastreams: readonly NewDatastream[];
}

/** Purchase, life and words of a device. */
export interface MoreOfDevice {
  readonly serial?: string | null;
  readonly firmware?: string | null;
  /** Key of the supplier. */
  readonly supplier?: string | null;
  /** Key of the contract. */
  readonly contract?: string | null;
  /** Euros. */
  readonly purchaseCost?: number | null;
  /** `2025-03-30`. */
  readonly purchaseDate?: string | null;
  /** Euros a month. */
  readonly monthlyCost?: number | null;
  readonly lifeCycle?: LifeCycle;
  readonly tags?: readonly string[];
  readonly notes?: string | null;
  /** Keys of the groups it is in. */
  readonly groups?: readonly string[];
}

export interface WrittenDevice {
  readonly id: string;
  /** Absent for a device in stock. */
  readonly thing: string | undefined;
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

export type RegistryFaultKind =
  | 'duplicate'
  | 'unknown-connector'
  | 'unknown-codec'
  | 'unknown-supplier'
  | 'unknown-contract'
  | 'unknown-group'
  | 'stands-elsewhere'
  | 'life-cycle'
  | 'no-place'
  | 'undated'
  | 'unknown';

/** Why a device cannot be registered; caught where the transaction ends. */
export class DeviceRefused extends Error {
  readonly kind: RegistryFaultKind;
  /** Which of the list. */
  readonly index: number;
  constructor(kind: RegistryFaultKind, detail: string, index = 0) {
    super(detail);
    this.kind = kind;
    this.index = index;
  }
}
