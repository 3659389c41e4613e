import type { Instant, JsonObject, LifeCycle } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';
import type { NewDatastream, RegistryFault, WrittenDevice } from './registry-writes.ts';

interface CodecName {
  readonly id: string;
  readonly version: string;
}

/** What people may change of a device. */
export interface DeviceFields {
  readonly name: string;
  readonly model: string | undefined;
  readonly codec: CodecName | undefined;
  readonly expectedPeriod: number;
  readonly installed: Instant | undefined;
  readonly serial: string | undefined;
  readonly firmware: string | undefined;
  readonly supplier: string | undefined;
  readonly contract: string | undefined;
  readonly purchaseCost: number | undefined;
  readonly purchaseDate: string | undefined;
  readonly monthlyCost: number | undefined;
  readonly lifeCycle: LifeCycle;
  readonly tags: readonly string[];
  readonly notes: string | undefined;
  readonly groups: readonly string[];
}

export interface DeviceRecord extends DeviceFields {
  /** Number of its row: stays when its identifier is known to two connectors. */
  readonly row: number;
  readonly id: string;
  readonly connector: string;
  /** What it decodes with, assignments to its group or model taken into account. */
  readonly codecInForce: CodecName | undefined;
  /** Absent for one in stock. */
  readonly thing:
    | {
        readonly key: string;
        readonly domain: string;
        readonly type: string;
        readonly name: string;
        readonly commune: string | undefined;
        readonly communeCode: string | undefined;
        readonly longitude: number;
        readonly latitude: number;
        readonly properties: JsonObject;
      }
    | undefined;
  readonly created: Instant;
  readonly changed: Instant;
  readonly retired: Instant | undefined;
  readonly photo: boolean;
}

export type DeviceSort =
  | 'created'
  | 'id'
  | 'name'
  | 'model'
  | 'lifeCycle'
  | 'connector'
  | 'asset'
  | 'commune'
  | 'installed'
  | 'firmware';

export interface DeviceFilter {
  readonly q?: string;
  readonly id?: string;
  readonly connector?: string;
  readonly model?: string;
  readonly lifeCycle?: LifeCycle;
  readonly group?: string;
  readonly tag?: string;
  readonly supplier?: string;
  readonly contract?: string;
  readonly commune?: string;
  readonly domain?: string;
  readonly asset?: string;
}

export interface DeviceListQuery extends DeviceFilter, PageRequest {
  readonly sort?: DeviceSort;
  readonly descending?: boolean;
}

/** Fields as asked: absent leaves, null clears. */
export type AskedFields = { readonly [K in keyof DeviceFields]?: DeviceFields[K] | null };

export interface AskedAsset {
  readonly key: string;
  /** True when nobody said which object: of a known device it is the one it stands on. */
  readonly implied?: boolean;
  readonly type?: string;
  readonly domain?: string;
  readonly name?: string;
  readonly commune?: { readonly name: string; readonly code?: string };
  readonly place?: { readonly longitude: number; readonly latitude: number };
  readonly properties?: JsonObject;
  /** Properties whose change must say its own time: a list of devices cannot. */
  readonly mustDate?: readonly string[];
}

/** A device to be made, or brought to what is asked where its connector knows it. */
export interface DeviceDraft {
  readonly id: string;
  readonly connector: string;
  readonly fields: AskedFields;
  /** What holds for a new device where its fields do not say. */
  readonly defaults?: AskedFields;
  readonly asset?: AskedAsset;
  readonly series: readonly NewDatastream[];
}

export type DraftFault = Pick<RegistryFault, 'kind' | 'detail'> & { readonly member: string };

export type Outcome =
  | { readonly outcome: 'created' | 'updated' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly fault: DraftFault };

/** Who does something to a device, when and why. */
export interface Occasion extends Scope {
  readonly who: string;
  readonly time: Instant;
  readonly note?: string;
  readonly origin?: JsonObject;
}

export interface DeviceEvent {
  readonly id: string;
  readonly time: Instant;
  readonly kind: string;
  readonly device?: string;
  readonly thing?: string;
  readonly who: string;
  readonly note?: string;
  readonly detail: JsonObject;
}

export interface Found {
  readonly kind: 'device' | 'thing';
  readonly key: string;
  readonly name: string;
  readonly connector?: string;
  readonly model?: string;
  readonly domain?: string;
  readonly commune?: string;
  readonly asset?: string;
}

/** Devices as people keep them: found, described, installed, replaced, retired. Implemented by the store. */
export interface DeviceRecords {
  list(scope: Scope, query: DeviceListQuery): Promise<Page<DeviceRecord>>;
  count(scope: Scope, filter: DeviceFilter): Promise<number>;
  search(
    scope: Scope,
    query: { readonly text: string; readonly limit: number },
  ): Promise<{ readonly devices: readonly Found[]; readonly things: readonly Found[] }>;
  /** One, or one for each connector that knows the identifier. */
  find(scope: Scope, id: string): Promise<readonly DeviceRecord[]>;
  /** Series that devices feed, or will feed, by row; those computed from them left out. */
  seriesOf(rows: readonly number[]): Promise<ReadonlyMap<number, readonly NewDatastream[]>>;
  events(
    scope: Scope,
    query: {
      readonly device?: number;
      readonly thing?: string;
      readonly from?: Instant;
      readonly to?: Instant;
      readonly limit: number;
    },
  ): Promise<readonly DeviceEvent[]>;
  addEvent(
    author: Scope & { readonly who: string },
    event: { readonly device: number; readonly time: Instant; readonly kind: string; readonly note?: string },
  ): Promise<void>;
  plan(scope: Scope, drafts: readonly DeviceDraft[]): Promise<readonly Outcome[]>;
  bring(
    drafts: readonly DeviceDraft[],
    occasion: Occasion,
  ): Promise<{ readonly outcomes: readonly Outcome[]; readonly created: readonly WrittenDevice[] }>;
  /** False where either is no longer there. */
  replace(
    pair: { readonly old: DeviceRecord; readonly by: DeviceRecord },
    occasion: Occasion & { readonly oldBecomes: 'retired' | 'in-stock'; readonly series: readonly NewDatastream[] },
  ): Promise<boolean>;
  move(
    record: DeviceRecord,
    occasion: Occasion & { readonly asset: AskedAsset; readonly series: readonly NewDatastream[] },
  ): Promise<boolean>;
  /** False where the other connector is closed, unknown, or knows that identifier already. */
  reconnect(record: DeviceRecord, occasion: Occasion & { readonly connector: string }): Promise<boolean>;
}

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface Photo {
  readonly type: PhotoType;
  readonly body: Buffer;
}

/** Photos of devices. Implemented by the store. */
export interface Photos {
  put(organisation: number, device: number, photo: Photo): Promise<void>;
  read(organisation: number, device: number): Promise<Photo | undefined>;
  remove(organisation: number, device: number): Promise<boolean>;
}
