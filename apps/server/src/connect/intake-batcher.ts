import type { CommittedFrame, EarlyEnd, FrameLog, NewFrame } from '#connect/frame-log.ts';

/** Nothing was acknowledged: the sender must try again. `full`: too much waits already. */
export class IntakeUnavailable extends Error {
  readonly reason: 'full' | 'log-unavailable';

  constructor(reason: 'full' | 'log-unavailable', cause?: unknown) {
    super(reason === 'full' ? 'too many frames wait for the log' : 'the frame log cannot be written', { cause });
    this.name = 'IntakeUnavailable';
    this.reason = reason;
  }
}

export interface BatcherOptions {
  readonly log: FrameLog;
  /** Told after each commit, in order. Must not throw. */
  readonly onCommitted: (frames: readonly CommittedFrame[]) => void;
  /** Most frames of one commit. Default 10,000. */
  readonly batchFrames?: number;
  /** Most bytes of one commit. Default 16 MB. */
  readonly batchBytes?: number;
  /** Most frames that may wait. Default 50,000. */
  readonly queueFrames?: number;
  /** Most bytes that may wait. Default 64 MB. */
  readonly queueBytes?: number;
  /** True when the fault is in a frame and not in the log: the batch is split instead of refused. */
  readonly isFrameFault?: (error: unknown) => boolean;
}

interface Submission {
  readonly frames: readonly NewFrame[];
  readonly bytes: number;
  readonly resolve: (committed: readonly CommittedFrame[]) => void;
  readonly reject: (error: Error) => void;
}

const NOT_STORABLE: EarlyEnd = { end: 'quarantined', reason: 'not-storable' };

/**
 * Natural batching in front of the frame log: a batch is whatever arrived while the last commit ran, so that a lonely
 * frame waits for nothing and a crowd shares one commit. One commit runs at a time.
 */
export class IntakeBatcher {
  private queue: Submission[] = [];
  private waitingFrames = 0;
  private waitingBytes = 0;
  private running: Promise<void> | undefined;
  private readonly options: Required<BatcherOptions>;

  constructor(options: BatcherOptions) {
    this.options = {
      batchFrames: 10_000,
      batchBytes: 16_000_000,
      queueFrames: 50_000,
      queueBytes: 64_000_000,
      isFrameFault,
      ...options,
    };
  }

  /** Frames that wait or are being committed. */
  get depth(): number {
    return this.waitingFrames;
  }

  /** Resolves when every frame is durable, in the order given. Rejects with IntakeUnavailable: nothing to acknowledge. */
  submit(frames: readonly NewFrame[]): Promise<readonly CommittedFrame[]> {
    if (frames.length === 0) return Promise.resolve([]);
    const bytes = bytesOf(frames);
    const { queueFrames, queueBytes } = this.options;
    if (
      this.waitingFrames > 0 &&
      (this.waitingFrames + frames.length > queueFrames || this.waitingBytes + bytes > queueBytes)
    ) {
      return Promise.reject(new IntakeUnavailable('full'));
    }
    this.waitingFrames += frames.length;
    this.waitingBytes += bytes;
    return new Promise((resolve, reject) => {
      this.queue.push({ frames, bytes, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits: what was submitted is committed or refused. */
  async drained(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    // what else came in the same turn of the loop shares the first commit
    await Promise.resolve();
    while (this.queue.length > 0) await this.commit(this.nextBatch());
    this.running = undefined;
  }

  private nextBatch(): readonly Submission[] {
    const { batchFrames, batchBytes } = this.options;
    let frames = 0;
    let bytes = 0;
    let count = 0;
    for (const submission of this.queue) {
      frames += submission.frames.length;
      bytes += submission.bytes;
      if (count > 0 && (frames > batchFrames || bytes > batchBytes)) break;
      count++;
    }
    const batch = this.queue.slice(0, count);
    this.queue = this.queue.slice(count);
    return batch;
  }

  private async commit(batch: readonly Submission[]): Promise<void> {
    const only = batch.length === 1 ? batch[0] : undefined;
    const outcome = await this.append(only?.frames ?? batch.flatMap(({ frames }) => frames));
    let at = 0;
    for (const { frames, bytes, resolve, reject } of batch) {
      const committed = outcome.committed.slice(at, at + frames.length);
      at += frames.length;
      this.waitingFrames -= frames.length;
      this.waitingBytes -= bytes;
      if (committed.every(isPresent)) resolve(committed);
      else reject(new IntakeUnavailable('log-unavailable', outcome.fault));
    }
    const done = outcome.committed.filter(isPresent);
    if (done.length > 0) this.options.onCommitted(done);
  }

  /** What was committed of a run of frames, at their places; never rejects. */
  private async append(frames: readonly NewFrame[]): Promise<Appended> {
    try {
      return { committed: await this.options.log.append(frames), fault: undefined };
    } catch (fault) {
      if (!this.options.isFrameFault(fault)) return { committed: frames.map(() => undefined), fault };
      return frames.length === 1 ? this.appendUnstorable(frames, fault) : this.appendHalves(frames);
    }
  }

  private async appendHalves(frames: readonly NewFrame[]): Promise<Appended> {
    const middle = frames.length >> 1;
    const left = await this.append(frames.slice(0, middle));
    const right = await this.append(frames.slice(middle));
    return { committed: [...left.committed, ...right.committed], fault: left.fault ?? right.fault };
  }

  /** A frame that cannot be stored as it is understood is kept as it came, in the quarantine. */
  private async appendUnstorable(frames: readonly NewFrame[], fault: unknown): Promise<Appended> {
    const bare = frames.map(({ receivedTime, connector, body }) => ({
      receivedTime,
      connector,
      body,
      early: NOT_STORABLE,
    }));
    try {
      return { committed: await this.options.log.append(bare), fault: undefined };
    } catch {
      return { committed: frames.map(() => undefined), fault };
    }
  }
}

interface Appended {
  readonly committed: readonly (CommittedFrame | undefined)[];
  readonly fault: unknown;
}

function isPresent(frame: CommittedFrame | undefined): frame is CommittedFrame {
  return frame !== undefined;
}

function bytesOf(frames: readonly NewFrame[]): number {
  let bytes = 0;
  for (const frame of frames) bytes += frame.body.length;
  return bytes;
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity), and values that cannot be encoded at all. */
function isFrameFault(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  return error instanceof Error && 'code' in error && /^2[23][0-9A-Z]{3}$/.test(String(error.code));
}
