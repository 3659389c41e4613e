import type { Covers, Flag, JsonObject } from '@vigie/kit';

/**
 * waiting → comparing → compared → applying → applied; `cancelled` before anything was changed, `interrupted` after some
 * values were: it can be taken up again. `failed` says why in `fault`.
 */
export const REPLAY_STATES = [
  'waiting',
  'comparing',
  'compared',
  'applying',
  'applied',
  'cancelled',
  'interrupted',
  'failed',
] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** Which devices, as a person asked for them: all that is named holds. */
export interface ReplaySelection {
  readonly devices?: readonly string[];
  readonly model?: string;
  /** Devices whose present codec it is; any version where none is named. */
  readonly codec?: { readonly id: string; readonly version?: string };
  readonly connector?: string;
}

/** A replay as its runner needs it. */
export interface ReplayJob {
  readonly id: number;
  readonly organisation: number;
  /** Frames received in `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Rows of the devices. */
  readonly devices: readonly number[];
  /** Row of the codec version; absent: the one each device has now. */
  readonly codec: number | undefined;
  readonly state: ReplayState;
  readonly framesExpected: number;
  readonly lastFrame: bigint;
  /** Last change that was applied. */
  readonly lastDatastream: number;
  readonly lastTime: string;
  readonly applyWho: string | undefined;
  readonly applyReason: string | undefined;
}

/** What of a device and its past a replay needs. */
export interface ReplayDevice {
  readonly id: number;
  readonly connector: number;
  readonly key: string;
  /** Row of its present codec. */
  readonly codec: number | undefined;
  readonly organisation: number;
  readonly model: string | undefined;
  readonly installed: number | undefined;
  readonly feeds: readonly ReplayFeed[];
}

/** A series a device fed for a time: `field` × factor + offset. */
export interface ReplayFeed {
  readonly datastream: number;
  readonly field: string;
  readonly factor: number;
  readonly offset: number;
  /** Which time its values tell of, and how many seconds of it. */
  readonly covers: Covers;
  readonly period: number;
  readonly periodField: string | undefined;
  /** Of the sensor, in the unit of the series. */
  readonly sensorRange: readonly [number | undefined, number | undefined];
  /** -Infinity: since ever. */
  readonly from: number;
  readonly to: number;
}

/** A stored frame with its end. */
export interface ReplayFrame {
  readonly id: bigint;
  readonly receivedTime: number;
  readonly connector: number;
  readonly kind: string;
  readonly settings: JsonObject;
  readonly device: string;
  readonly body: Uint8Array;
  /** 1 stored, 2 duplicate, 3 rejected, 4 quarantined; absent: on its way. */
  readonly outcome: number | undefined;
  readonly reason: string | undefined;
}

/** A judged value without its place. */
export interface ReplayValue {
  readonly raw: number;
  readonly adjusted: number | undefined;
  readonly flag: Flag;
  readonly reasons: number;
}

/** A stored value. */
export interface StoredValue extends ReplayValue {
  readonly datastream: number;
  /** Microseconds since 1970. */
  readonly time: number;
  readonly frame: bigint;
}

/** A value that is there and will be another, is not there and will be, or is there and will not be. */
export interface ReplayChange {
  readonly datastream: number;
  /** Microseconds since 1970. */
  readonly time: number;
  readonly old: ReplayValue | undefined;
  readonly new: ReplayValue | undefined;
  /** Of the new value; of the old one where there is none. */
  readonly frame: bigint;
  readonly codec: number;
  readonly duration: number;
}

/** Counts that a page adds. */
export interface PageCounts {
  readonly read: number;
  readonly decoded: number;
  readonly refused: number;
  readonly skipped: number;
  readonly readable: number;
}

/** What a page of frames comes to, to be committed together. */
export interface ComparedPage {
  readonly lastFrame: bigint;
  readonly counts: PageCounts;
  readonly changes: readonly ReplayChange[];
  /** Places of changes of earlier pages that no longer hold. */
  readonly dropped: readonly Pick<ReplayChange, 'datastream' | 'time'>[];
  /** Datastream → values that stay as they are. */
  readonly unchanged: ReadonlyMap<number, number>;
}
