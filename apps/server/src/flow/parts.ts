import type { Instant, JsonObject, Observation, Reading, Uplink } from '@vigie/kit';
import type { CommittedFrame } from '#connect/frame-log.ts';
import type { Decoder } from '#decode/decoder.ts';
import type { FrameOutcome, ObservationLog } from '#store/observation-log.ts';

/** A device as the belt needs it: which codec, and what to make of what it gives. */
export interface FlowDevice {
  /** Row of the codec version; absent for devices that send decoded data. */
  readonly codec: number | undefined;
  /** The codec is asked of data the sender decoded, too: it knows what they may not be. */
  readonly readsData: boolean;
  /** Values of the decoded data, in the units of the device's datastreams. */
  read(data: JsonObject, time: Instant): readonly Reading[];
  /** Judged observations, derived ones (`each` indicators) included. */
  judge(readings: readonly Reading[], origin: Origin): readonly Observation[];
}

/** Where values come from. */
export interface Origin {
  readonly frame: bigint;
  readonly codec: number;
  readonly receivedTime: Instant;
  /** What the source itself thinks of its values. */
  readonly verdict?: Uplink['verdict'];
}

/** How a frame came in: as it happens, or as history whose alarms wake nobody. */
export type Road = 'live' | 'history';

export interface FlowParts {
  readonly decoder: Pick<Decoder, 'decode'>;
  readonly observations: ObservationLog;
  /** The device a frame speaks for; absent when the connector knows none of that name. */
  findDevice(connector: number, device: string): FlowDevice | undefined;
  /** True when a frame with the same key was taken in already, or is on its way; else remembers the key. */
  seenBefore(key: bigint): boolean;
  /** The frame of this key was not taken in: sent again, it is another try and no duplicate. */
  forget(key: bigint): void;
  /** Told after each commit, in the order of commits. Must not throw. */
  written(outcomes: readonly FrameOutcome[], road: Road): void;
  log: { error(detail: object, message: string): void };
}

/** A frame on its way, with the road it took. */
export interface BeltFrame {
  readonly frame: CommittedFrame;
  readonly road: Road;
}

/** A frame with the device it speaks for, as the registry was when it set out. */
export interface RoutedFrame extends BeltFrame {
  readonly device: FlowDevice;
  /** It came before, word for word. */
  readonly known?: boolean;
}

export interface BeltOutcome {
  readonly outcome: FrameOutcome;
  readonly road: Road;
}
