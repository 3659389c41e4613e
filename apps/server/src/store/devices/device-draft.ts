import type { JsonObject } from '@vigie/kit';
import type { NewDatastream, RegistryFaultKind } from '../new-device.ts';
import type { DeviceFields } from './device-record.ts';

/** Fields as asked: absent leaves as it is (or takes the default of a new device), null clears. */
export type AskedFields = { readonly [K in keyof DeviceFields]?: DeviceFields[K] | null };

/** The object a device is to stand on; what is absent is left, or guessed for a new object. */
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

/** A device to be made, or brought to what is asked where the connector knows it. */
export interface DeviceDraft {
  readonly id: string;
  readonly connector: string;
  readonly fields: AskedFields;
  /** What holds for a new device where its fields do not say. */
  readonly defaults?: AskedFields;
  readonly asset?: AskedAsset;
  /** Of a new device; those of a known one are changed by a dated replacement only. */
  readonly series: readonly NewDatastream[];
}

/** Why a draft is not written: which member of it, and what is wrong. */
export interface DraftFault {
  readonly kind: RegistryFaultKind;
  readonly member: string;
  readonly detail: string;
}
