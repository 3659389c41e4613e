import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';

const HOUR_US = 3_600_000_000;
const FIRST_ROOM = 4096;
// Hours since 1970 of the years 1 to 9999 take 28 bits with the sign.
const HOUR_SPAN = 2 ** 21;
const NEVER = -(2 ** 31);

/** Which (datastream, hour) have values their roll-up does not know: written once until the roll-up job takes them. */
export class DirtyHours {
  private readonly buffer = new CopyBuffer();
  // The hour that is being filled, of each datastream; any other hour is in the set.
  private current = new Int32Array(FIRST_ROOM).fill(NEVER);
  private readonly others = new Set<number>();

  get rows(): number {
    return this.buffer.rows;
  }

  mark(datastream: number, microseconds: number): void {
    const hour = Math.floor(microseconds / HOUR_US);
    if (this.current[datastream] === hour) return;
    if (!this.remember(datastream, hour)) return;
    this.buffer.row(2, 20);
    this.buffer.int4(datastream);
    this.buffer.time(hour * HOUR_US);
  }

  /** Starts the rows of a new transaction. */
  clearRows(): void {
    this.buffer.clear();
  }

  /** The next value of any hour marks it again. */
  forget(): void {
    this.current.fill(NEVER);
    this.others.clear();
  }

  copy(): Copy {
    return { sql: 'copy dirty_hour (datastream_id, hour) from stdin binary', rows: this.buffer.finished() };
  }

  // False when it was marked already.
  private remember(datastream: number, hour: number): boolean {
    const key = datastream * HOUR_SPAN + hour;
    if (this.others.has(key)) return false;
    if (datastream >= this.current.length) this.grow(datastream);
    const before = this.current[datastream] ?? NEVER;
    if (before === NEVER || hour > before) {
      if (before !== NEVER) this.others.add(datastream * HOUR_SPAN + before);
      this.current[datastream] = hour;
    } else this.others.add(key);
    return true;
  }

  private grow(datastream: number): void {
    const larger = new Int32Array(Math.max(this.current.length * 2, datastream + 1)).fill(NEVER);
    larger.set(this.current);
    this.current = larger;
  }
}
