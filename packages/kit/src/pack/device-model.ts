import type { CommandKind } from '../command.ts';
import type { Label } from '../label.ts';
import type { Covers } from './covers.ts';

/** One decoded field → one datastream. */
export interface DatastreamTemplate {
  /** Path into the decoded data: `distance`, `channels[0].level`. */
  readonly field: string;
  /** Key of a quantity of kit or of the pack. */
  readonly quantity: string;
  /** UCUM; the quantity's own where absent. */
  readonly unit?: string;
  /** value = decoded × factor + offset. Default 1 and 0. */
  readonly factor?: number;
  readonly offset?: number;
  /** Span of the sensor, in the datastream's unit; outside → flag 4. */
  readonly sensorRange?: readonly [number, number];
  /** `measure` is shown to everyone, `health` (battery, tilt…) to operators. Default `measure`. */
  readonly role?: 'measure' | 'health';
  /** Seconds a value stands for; the expected period of the model where absent; 0 for a sample. */
  readonly period?: number;
  /** Which time a value tells of, as the maker's documentation has it. Default `moment`. */
  readonly covers?: Covers;
  /** Path of the seconds a value tells of, beside it in the decoded data, where the device says so; else `period` holds. */
  readonly periodField?: string;
}

/** A folder `devices/{id}/` holds `model.ts` (this), `codec.js` (TTN formatter API) and `vectors.json`. */
export interface DeviceModel {
  readonly id: string;
  readonly maker: string;
  readonly model: string;
  readonly radio: 'lorawan' | 'cellular' | 'ethernet' | 'sigfox';
  readonly loraClass?: 'A' | 'B' | 'C';
  /** Address of the maker’s sheet; of a contract of our own, its page in `docs/`. */
  readonly datasheet: string;
  /** Seconds between two frames in normal running. */
  readonly expectedPeriod: number;
  /** Uplink ports the codec understands. */
  readonly ports: readonly number[];
  readonly codec: { readonly id: string; readonly version: string };
  /**
   * `json`: the device says its data in JSON, and the codec is still asked, so that what cannot be is refused with its
   * reason. It is given the data as ASCII text in `bytes`, on port 1 where the sender names none. Default `bytes`.
   */
  readonly payload?: 'bytes' | 'json';
  readonly datastreams: readonly DatastreamTemplate[];
  /** Orders it understands; their vectors stand in `downlinks.json`. */
  readonly commands?: readonly CommandKind[];
  readonly label: Label;
}

/** A frame with what the codec must give; `errors: true` where it must refuse it. Bytes in hexadecimal. */
export interface CodecVector {
  readonly description: string;
  readonly source: string;
  readonly bytes: string;
  readonly port: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: boolean;
}

export function defineDevice(model: DeviceModel): DeviceModel {
  return model;
}
