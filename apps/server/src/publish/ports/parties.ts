import type { Instant, JsonObject } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export interface Supplier {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly notes?: string;
}

export interface Contract {
  readonly key: string;
  readonly name: string;
  readonly supplier?: string;
  readonly start?: string;
  readonly end?: string;
  /** Share of expected values that the supplier owes, 0 to 1. */
  readonly owedAvailability?: number;
  /** Euros a month. */
  readonly monthlyCost?: number;
  readonly notes?: string;
}

export interface DeviceGroup {
  readonly key: string;
  readonly name: string;
  readonly notes?: string;
}

/** With the number of devices that refer to it. */
export type Counted<T> = T & { readonly devices: number };

export type Deleted = 'deleted' | 'absent' | 'used';

export const PARTY_SORTS = ['name', 'devices'] as const;

export interface PartyQuery extends PageRequest {
  readonly key?: string;
  /** In the name or the key. */
  readonly q?: string;
  readonly sort?: (typeof PARTY_SORTS)[number];
  readonly descending?: boolean;
  /** Contracts of one supplier. */
  readonly supplier?: string;
}

export type PartyPage<T> = Page<Counted<T>> & { readonly total: number };

/** Suppliers, contracts and groups of devices. Implemented by the store. */
export interface Parties {
  suppliers(scope: Scope, query: PartyQuery): Promise<PartyPage<Supplier>>;
  contracts(scope: Scope, query: PartyQuery): Promise<PartyPage<Contract>>;
  groups(scope: Scope, query: PartyQuery): Promise<PartyPage<DeviceGroup>>;
  /** True when it is new. */
  putSupplier(scope: Scope, supplier: Supplier): Promise<boolean>;
  /** `undefined` where nobody knows its supplier. */
  putContract(scope: Scope, contract: Contract): Promise<boolean | undefined>;
  putGroup(scope: Scope, group: DeviceGroup): Promise<boolean>;
  deleteSupplier(scope: Scope, key: string): Promise<Deleted>;
  deleteContract(scope: Scope, key: string): Promise<Deleted>;
  deleteGroup(scope: Scope, key: string): Promise<Deleted>;
}

/** Objects of the city as people keep them. Implemented by the store. */
export interface Things {
  find(scope: Scope, key: string): Promise<{ readonly type: string; readonly properties: JsonObject } | undefined>;
  /** Gives objects registered before their territory had outlines the commune they lie in. */
  placeAll(
    locate: (place: {
      readonly longitude: number;
      readonly latitude: number;
    }) => { readonly name: string; readonly code: string } | undefined,
  ): Promise<void>;
  /** When each of these properties was last changed, by its own date. */
  lastChanges(scope: Scope, key: string, properties: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** False: no such object. */
  change(
    author: Scope & { readonly who: string },
    key: string,
    asked: {
      readonly change: {
        readonly name?: string;
        readonly notes?: string | null;
        readonly tags?: readonly string[];
        readonly place?: { readonly longitude: number; readonly latitude: number };
        readonly commune?: { readonly name: string; readonly code: string };
        readonly properties?: JsonObject;
      };
      readonly time: Instant;
      readonly note?: string;
      /** Properties whose change is an event at its own time. */
      readonly dated: ReadonlySet<string>;
      /** From when values computed from a property are made again; `ownDates`: its text says its dates itself. */
      readonly again: ReadonlyMap<string, { readonly from: Instant; readonly ownDates: boolean }>;
    },
  ): Promise<boolean>;
}
