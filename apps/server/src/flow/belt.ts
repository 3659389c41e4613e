import type { JsonObject, Observation } from '@vigie/kit';
import type { DecodeOutcome } from '#decode/decoder.ts';
import type { FrameOutcome } from '#store/observation-log.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import { CodecLane } from './codec-lane.ts';
import { EndWriter } from './end-writer.ts';
import type { BeltFrame, FlowParts, Road, RoutedFrame } from './parts.ts';

/** Frames that may be on their way before intake is asked to slow down. */
const LIVE_ROOM = 6_000;
/** History leaves most of the belt to what happens now. */
const HISTORY_ROOM = 2_000;
/** What a stalled lane counts for at most: a codec that stands still must not slow down the others' intake. */
const STALLED_SHARE = 100;
const ROOM_CHECK_MS = 5;

/** Codec row of values that no codec made: the sender gave them decoded. */
const NO_CODEC = 0;

type End = Pick<FrameOutcome, 'end' | 'reason' | 'observations'>;

const RETRY: End = { end: 'duplicate', reason: 'network-retry', observations: [] };
const quarantined = (reason: string): End => ({ end: 'quarantined', reason, observations: [] });

/** Takes committed frames to their end. Every frame handed in gets exactly one, or stays pending and is handed in again. */
export class Belt {
  private readonly lanes = new Map<number, CodecLane>();
  private readonly writer: EndWriter;
  private readonly parts: FlowParts;
  /** Frames that found their lane full; they are pending in the store and come again. */
  private readonly left = new Set<bigint>();
  private stopped = false;
  private held = false;
  private historyAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FlowParts) {
    this.parts = parts;
    this.writer = new EndWriter(parts.observations, parts);
  }

  get depth(): number {
    let depth = this.writer.depth;
    for (const lane of this.lanes.values()) depth += lane.depth;
    return depth;
  }

  private get crowd(): number {
    let crowd = this.writer.depth;
    for (const lane of this.lanes.values()) crowd += lane.stalled ? Math.min(lane.depth, STALLED_SHARE) : lane.depth;
    return crowd;
  }

  /** When history last came in, on the monotonic clock; jobs leave it room. */
  get sinceHistory(): number {
    return performance.now() - this.historyAt;
  }

  /** Never throws for what a frame holds. */
  accept(frames: readonly CommittedFrame[], road: Road): void {
    if (road === 'history') this.historyAt = performance.now();
    for (const frame of frames) {
      // an end known at the door was written with the frame
      if (frame.early === undefined) this.route({ frame, road });
    }
  }

  /** Number of frames to be handed in again from the store. */
  get leftBehind(): number {
    return this.left.size;
  }

  /** True for a frame that found its lane full. */
  wants(frame: bigint): boolean {
    return this.left.has(frame);
  }

  /** Resolves when the belt has caught up enough to take more by this road. */
  async room(road: Road): Promise<void> {
    const most = road === 'live' ? LIVE_ROOM : HISTORY_ROOM;
    while ((this.crowd > most || (this.held && road === 'history')) && !this.stopped)
      await new Promise((resolve) => setTimeout(resolve, ROOM_CHECK_MS));
  }

  /** Keeps history at the door while something else must be done with what is already in. */
  holdHistory(held: boolean): void {
    this.held = held;
  }

  async drained(): Promise<void> {
    while (this.depth > 0) {
      await this.writer.drained();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await this.writer.drained();
  }

  stop(): void {
    this.stopped = true;
    this.writer.stop();
  }

  private route(item: BeltFrame): void {
    const { frame } = item;
    const { uplink } = frame;
    if (uplink === undefined) {
      this.end(item, quarantined('unreadable-envelope'));
      return;
    }
    const again = this.left.delete(frame.id);
    const known = !again && this.parts.seenBefore(frame.dedupKey);
    // a source that restates may come back to its first word: the store knows which word is the last
    if (known && uplink.restates !== true) {
      this.end(item, RETRY);
      return;
    }
    const device = this.parts.findDevice(frame.connector.id, uplink.device);
    if (device === undefined) this.end(item, quarantined('unknown-device'));
    else if (uplink.data !== undefined && !device.readsData)
      this.understand({ ...item, device, known }, uplink.data, NO_CODEC);
    else this.toCodec({ ...item, device });
  }

  private toCodec(item: RoutedFrame): void {
    const { frame, device } = item;
    const { data, bytes } = frame.uplink ?? {};
    if (data === undefined && bytes === undefined) this.end(item, quarantined('no-payload'));
    else if (device.codec === undefined) this.end(item, quarantined('codec-missing'));
    else if (!this.lane(device.codec).push(item)) this.left.add(frame.id);
  }

  private lane(codec: number): CodecLane {
    const known = this.lanes.get(codec);
    if (known !== undefined) return known;
    const lane = new CodecLane(codec, this.parts.decoder, (item, outcome) => this.decoded(item, outcome, codec));
    this.lanes.set(codec, lane);
    return lane;
  }

  private decoded(item: RoutedFrame, outcome: DecodeOutcome, codec: number): void {
    if (outcome.ok) this.understand(item, outcome.data, codec);
    else this.end(item, quarantined(`${outcome.fault}: ${outcome.detail}`.slice(0, 500)));
  }

  private understand(item: RoutedFrame, data: JsonObject, codec: number): void {
    const { frame, device } = item;
    const readings = device.read(data, frame.uplink?.time ?? frame.receivedTime);
    const observations: readonly Observation[] = device.judge(readings, {
      frame: frame.id,
      codec,
      receivedTime: frame.receivedTime,
      ...(frame.uplink?.verdict === undefined ? {} : { verdict: frame.uplink.verdict }),
    });
    if (observations.length === 0)
      this.end(item, item.known === true ? RETRY : { end: 'stored', reason: 'no-value', observations });
    else this.end(item, { end: 'stored', observations });
  }

  private end({ frame, road }: BeltFrame, end: End): void {
    if (end.end === 'quarantined') this.parts.forget(frame.dedupKey);
    this.writer.push({
      road,
      outcome: {
        frame: frame.id,
        receivedTime: frame.receivedTime,
        connector: frame.connector.id,
        organisation: frame.connector.organisation,
        ...(frame.uplink === undefined ? {} : { uplink: frame.uplink }),
        ...end,
      },
    });
  }
}
