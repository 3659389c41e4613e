import type { CommittedFrame, FrameLog, NewFrame } from '#connect/frame-log.ts';

/** A frame log in memory that can be slow, away, or refuse certain frames. */
export class MemoryLog implements FrameLog {
  readonly frames: CommittedFrame[] = [];
  readonly batches: number[] = [];
  /** Milliseconds of a commit. */
  delay = 0;
  /** Rejects everything while set. */
  away: Error | undefined;
  /** Frames that cannot be stored. */
  refuses: (frame: NewFrame) => boolean = () => false;
  private gate: Promise<void> | undefined;

  /** Holds commits until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gate = promise;
    return () => {
      this.gate = undefined;
      resolve();
    };
  }

  async append(frames: readonly NewFrame[]): Promise<readonly CommittedFrame[]> {
    await this.gate;
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.away !== undefined) throw this.away;
    if (frames.some(this.refuses)) throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    this.batches.push(frames.length);
    const first = BigInt(this.frames.length + 1);
    const committed = frames.map((frame, at) => ({ ...frame, id: first + BigInt(at), dedupKey: 0n }));
    this.frames.push(...committed);
    return committed;
  }

  /** `end reason` of every frame; `pending` where none is known at the door. */
  get ends(): readonly string[] {
    return this.frames.map(({ early }) => (early === undefined ? 'pending' : `${early.end} ${early.reason}`));
  }
}
