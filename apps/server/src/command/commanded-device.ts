import type { DeviceModel, JsonObject } from '@vigie/kit';

/** The connector a device is reached through, with the settings its manager wrote. */
export interface CommandConnector {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly settings: JsonObject;
  readonly disabled: boolean;
}

/** A device as the way back needs it. */
export interface CommandedDevice {
  readonly id: number;
  readonly key: string;
  readonly organisation: number;
  readonly thing: number;
  readonly thingKey: string;
  readonly connector: CommandConnector;
  /** Row of the codec version; absent for devices that send decoded data. */
  readonly codec: number | undefined;
  readonly model: DeviceModel | undefined;
  /** Seconds between two frames. */
  readonly expectedPeriod: number;
  readonly datastreams: readonly { readonly id: number; readonly field: string }[];
}

/** What the way back asks of the registry in memory. */
export interface DeviceBook {
  byKey(organisation: number, key: string): CommandedDevice | undefined;
  byId(id: number): CommandedDevice | undefined;
  ofThing(organisation: number, thing: string): readonly CommandedDevice[];
  ofModel(organisation: number, model: string): readonly CommandedDevice[];
}

/** How a device was last heard. */
export interface LastHeard {
  readonly gateway?: string;
  readonly spreadingFactor?: number;
}

export interface Hearing {
  lastHeard(device: CommandedDevice): Promise<LastHeard>;
  /** The whole of its newest message: what its network server calls it is in there. */
  envelope(device: CommandedDevice): Promise<JsonObject | undefined>;
}
