import { DatabaseError } from 'pg';
import type { Pool } from 'pg';

import { releaseAfter, runCopies } from './copy.ts';
import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { dedupKeyOf } from './dedup-key.ts';
import { FrameEnds } from './frame-ends.ts';
import type { IncomingFrame, StoredFrame } from './incoming-frame.ts';
import { LedgerEntries } from './ledger-entries.ts';
import { OUTCOME_CODE, RECEIVED } from './outcome-code.ts';
import { periodOf } from './partitions.ts';
import type { Partitions } from './partitions.ts';

// Step of frame_id_seq: one call of the sequence gives that many ids.
const ID_BLOCK = 10_000n;
const MOST_FRAMES = 10_000;
const MOST_BYTES = 16 * 1024 * 1024;
// Columns of fixed width with the lengths of all.
const FIXED = 62;
const COLUMNS = 'id, received_time, dedup_key, connector_id, organisation_id, device, body';

interface Waiting {
  readonly frames: readonly IncomingFrame[];
  readonly resolve: (committed: readonly StoredFrame[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit of raw frames: what comes while a transaction runs goes into the next one, without a timer. Should a
 * shared transaction fail, each caller's frames are tried alone, so that nobody pays for a neighbour.
 */
export class FrameWriter {
  private readonly pool: Pool;
  private readonly partitions: Partitions;
  private readonly buffer = new CopyBuffer();
  private readonly ends = new FrameEnds();
  private readonly ledger = new LedgerEntries();
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private nextId = 0n;
  private endOfBlock = 0n;

  constructor(pool: Pool, partitions: Partitions) {
    this.pool = pool;
    this.partitions = partitions;
  }

  append(frames: readonly IncomingFrame[]): Promise<readonly StoredFrame[]> {
    if (frames.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.waiting.push({ frames, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is being written. */
  async drained(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    // Let the rest of the same turn come in.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.commitGroup(this.takeGroup());
    }
    this.running = undefined;
  }

  private takeGroup(): readonly Waiting[] {
    let [frames, bytes, taken] = [0, 0, 0];
    for (const one of this.waiting) {
      frames += one.frames.length;
      for (const frame of one.frames) bytes += frame.body.length;
      if (taken > 0 && (frames > MOST_FRAMES || bytes > MOST_BYTES)) break;
      taken += 1;
    }
    return this.waiting.splice(0, taken);
  }

  private async commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const committed = await this.commit(group.flatMap(({ frames }) => frames));
      let at = 0;
      for (const { frames, resolve } of group) resolve(committed.slice(at, (at += frames.length)));
    } catch (error) {
      // When the connection broke nobody knows what was committed: the senders come again and are known by their key.
      if (group.length > 1 && isRefusal(error)) for (const one of group) await this.commitGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  private async commit(frames: readonly IncomingFrame[]): Promise<readonly StoredFrame[]> {
    const client = await this.pool.connect();
    try {
      const committed: StoredFrame[] = [];
      for (const frame of frames) {
        if (this.nextId === this.endOfBlock) await this.takeIds();
        committed.push({ ...frame, id: this.nextId, dedupKey: dedupKeyOf(frame) });
        this.nextId += 1n;
      }
      await this.makePartitions(frames);
      await runCopies(client, this.encode(committed));
      client.release();
      return committed;
    } catch (error) {
      releaseAfter(client, error);
      throw error;
    }
  }

  private async takeIds(): Promise<void> {
    const { rows } = await this.pool.query<{ first: string }>("select nextval('frame_id_seq') as first");
    this.nextId = BigInt(rows[0]?.first ?? 0);
    this.endOfBlock = this.nextId + ID_BLOCK;
  }

  private async makePartitions(frames: readonly IncomingFrame[]): Promise<void> {
    let to = -Infinity;
    let from = Infinity;
    for (const { receivedTime } of frames) {
      if (receivedTime >= from && receivedTime < to) continue;
      const period = periodOf(receivedTime);
      ({ from, to } = period);
      await this.partitions.ensure('frame', period);
      await this.partitions.ensure('frame_end', period);
    }
  }

  private encode(frames: readonly StoredFrame[]): readonly Copy[] {
    this.buffer.clear();
    this.ends.clear();
    for (const frame of frames) {
      this.encodeFrame(frame);
      const counted = {
        receivedTime: frame.receivedTime,
        organisation: frame.connector.organisation,
        connector: frame.connector.id,
      };
      this.ledger.count(counted, RECEIVED);
      if (frame.early === undefined) continue;
      this.ends.add({ ...counted, frame: frame.id, ...frame.early });
      this.ledger.count(counted, OUTCOME_CODE[frame.early.end]);
    }
    const copies = [
      { sql: `copy frame (${COLUMNS}) from stdin binary`, rows: this.buffer.finished() },
      this.ledger.take(),
    ];
    return this.ends.rows === 0 ? copies : [...copies, this.ends.copy()];
  }

  private encodeFrame({ id, receivedTime, dedupKey, connector, uplink, body }: StoredFrame): void {
    const { buffer } = this;
    buffer.row(7, FIXED + body.length + 3 * (uplink?.device.length ?? 0));
    buffer.int8(id);
    buffer.time(receivedTime * 1000);
    buffer.int8(dedupKey);
    buffer.int4(connector.id);
    buffer.int2(connector.organisation);
    if (uplink === undefined) buffer.none();
    else buffer.text(uplink.device);
    buffer.data(body);
  }
}

// The server said no, or the rows could not even be written down: surely nothing was committed.
function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError || error instanceof RangeError || error instanceof TypeError;
}
