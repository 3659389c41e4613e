import type { Covers, Instant, JsonObject, LawName, LifeCycle } from '@vigie/kit';
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
  readonly maker?: string;
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
  /** Which time a value tells of; a moment where absent. */
  readonly covers?: Covers;
  /** True where a person said so: it does not follow the device's model. */
  readonly coversSaid?: boolean;
  /** Path of the seconds a value tells of, beside it. */
  readonly periodField?: string;
}

/** The object of the city a device stands on: used as it is where the key is known, else made. */
export interface NewAsset {
  readonly key: string;
  readonly type: string;
  readonly domain: string;
  readonly name: string;
  readonly commune?: string;
  /** Insee code. */
  readonly communeCode?: string;
  readonly properties: JsonObject;
}

/** Purchase, life and words of a device; null clears. */
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

export interface NewDevice {
  readonly id: string;
  readonly connector: string;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly name: string;
  readonly model?: string;
  /** Seconds. */
  readonly expectedPeriod: number;
  readonly installed?: Instant;
  readonly more?: MoreOfDevice;
  /** Absent for a device that goes to stock, or whose object is there already. */
  readonly place?: { readonly longitude: number; readonly latitude: number };
  readonly asset?: NewAsset;
  readonly datastreams: readonly NewDatastream[];
}

/** Why nothing was written: which element of the list, and what of it. */
export interface RegistryFault {
  readonly kind:
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
  readonly index: number;
  readonly detail: string;
}

export type Written<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: RegistryFault };

export interface WrittenDevice {
  readonly id: string;
  /** Absent for a device in stock. */
  readonly thing: string | undefined;
  readonly datastreams: readonly { readonly id: number; readonly field: string }[];
}

/** Changes to the registry: committed, and known to the hot path, when the promise resolves. Implemented by the store. */
export interface RegistryWrites {
  /** The value is the connector's token, shown once. */
  createConnector(scope: Scope, connector: NewConnector): Promise<Written<string>>;
  /** False where there is none of that name. */
  disableConnector(scope: Scope, id: string): Promise<boolean>;
  /** What is absent stays as it is. False where there is none of that name. */
  changeConnector(
    scope: Scope,
    id: string,
    change: { readonly name?: string; readonly settings?: JsonObject; readonly disabled?: boolean },
  ): Promise<boolean>;
  renewConnectorToken(scope: Scope, id: string): Promise<string | undefined>;
  createCodec(scope: Scope, codec: NewCodec): Promise<Written<void>>;
  /** All or none. */
  createDevices(
    scope: Scope & { readonly who?: string },
    devices: readonly NewDevice[],
  ): Promise<Written<readonly WrittenDevice[]>>;
}
