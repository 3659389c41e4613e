import type { DecodeOutcome, Decoder } from '#decode/decoder.ts';
import { Pace } from '#platform/pace.ts';
import type { RoutedFrame } from './parts.ts';
import { payloadOf } from './payload.ts';

const BATCH = 500;
/** Frames a lane may hold. What comes above stays pending in the store and is taken up when the lane is empty. */
const CAPACITY = 20_000;
const STALLED_MS = 500;
/** Handing a batch to a cage costs as much as decoding some frames: small batches wait a moment for company. */
const PACE_MS = 25;

/** The frames of one codec version, decoded in order, one batch at a time: a slow codec delays only its own devices. */
export class CodecLane {
  private readonly waiting: RoutedFrame[] = [];
  private running = false;
  private readonly pace = new Pace(PACE_MS);
  private underWay = 0;
  private begun = 0;
  private readonly codec: number;
  private readonly decoder: Pick<Decoder, 'decode'>;
  private readonly decoded: (frame: RoutedFrame, outcome: DecodeOutcome) => void;

  constructor(
    codec: number,
    decoder: Pick<Decoder, 'decode'>,
    decoded: (frame: RoutedFrame, outcome: DecodeOutcome) => void,
  ) {
    this.codec = codec;
    this.decoder = decoder;
    this.decoded = decoded;
  }

  get depth(): number {
    return this.waiting.length + this.underWay;
  }

  /** True while one batch has been with its codec for so long that something is wrong with it. */
  get stalled(): boolean {
    return this.underWay > 0 && performance.now() - this.begun > STALLED_MS;
  }

  /** False when the lane is full: the frame stays pending. */
  push(frame: RoutedFrame): boolean {
    if (this.waiting.length >= CAPACITY) return false;
    this.waiting.push(frame);
    if (!this.running) void this.run();
    return true;
  }

  private async run(): Promise<void> {
    this.running = true;
    // one turn of the loop, so that frames committed together are decoded together
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.pace.turn();
      const batch = this.waiting.splice(0, BATCH);
      this.underWay = batch.length;
      this.begun = performance.now();
      const outcomes = await this.decoder.decode(
        batch.map(({ frame }) => ({
          codec: this.codec,
          ...payloadOf(frame.uplink),
          time: frame.uplink?.time ?? frame.receivedTime,
        })),
      );
      batch.forEach((frame, index) => {
        const outcome = outcomes[index];
        if (outcome !== undefined) this.decoded(frame, outcome);
      });
    }
    this.underWay = 0;
    this.running = false;
  }
}
