/** Microseconds between 1970-01-01 and PostgreSQL's own zero, 2000-01-01. */
const EPOCH_US = 946_684_800_000_000;
const TWO_32 = 4_294_967_296;
// Signature, flags and extension length of the COPY binary format.
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const FIRST_SIZE = 64 * 1024;

/**
 * Rows in the COPY binary format, written into one buffer that is kept between batches.
 * Call `row` first, then one method per column in the order of the table.
 */
export class CopyBuffer {
  rows = 0;
  private bytes: Buffer = Buffer.allocUnsafe(FIRST_SIZE);
  private view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  private end = HEADER.length;

  constructor() {
    HEADER.copy(this.bytes);
  }

  /** Forgets the rows, keeps the memory. */
  clear(): void {
    this.rows = 0;
    this.end = HEADER.length;
  }

  /** What to send. A copy is not made: send it before the next `row` or `clear`. */
  finished(): Buffer {
    this.room(2);
    this.view.setInt16(this.end, -1);
    return this.bytes.subarray(0, this.end + 2);
  }

  /** Starts a row; `size` is an upper bound of its bytes, lengths included. */
  row(columns: number, size: number): void {
    this.room(size + 2);
    this.view.setInt16(this.end, columns);
    this.end += 2;
    this.rows += 1;
  }

  none(): void {
    this.view.setInt32(this.end, -1);
    this.end += 4;
  }

  int2(value: number): void {
    this.view.setInt32(this.end, 2);
    this.view.setInt16(this.end + 4, value);
    this.end += 6;
  }

  int4(value: number): void {
    this.view.setInt32(this.end, 4);
    this.view.setInt32(this.end + 4, value);
    this.end += 8;
  }

  int8(value: bigint): void {
    this.view.setInt32(this.end, 8);
    this.view.setBigInt64(this.end + 4, value);
    this.end += 12;
  }

  float8(value: number): void {
    this.view.setInt32(this.end, 8);
    this.view.setFloat64(this.end + 4, value);
    this.end += 12;
  }

  /** `timestamptz` from microseconds since 1970. */
  time(microseconds: number): void {
    const since2000 = Math.round(microseconds) - EPOCH_US;
    this.view.setInt32(this.end, 8);
    this.view.setInt32(this.end + 4, Math.floor(since2000 / TWO_32));
    // ToUint32 takes the low 32 bits of any whole number, negative ones too.
    this.view.setUint32(this.end + 8, since2000 >>> 0);
    this.end += 12;
  }

  data(value: Uint8Array): void {
    this.view.setInt32(this.end, value.length);
    this.bytes.set(value, this.end + 4);
    this.end += 4 + value.length;
  }

  /** PostgreSQL has no NUL in a text; it becomes the replacement character. Needs 3 bytes a character at most. */
  text(value: string): void {
    const clean = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
    const length = this.bytes.write(clean, this.end + 4);
    this.view.setInt32(this.end, length);
    this.end += 4 + length;
  }

  private room(size: number): void {
    if (this.end + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + size));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
    this.view = new DataView(larger.buffer, larger.byteOffset, larger.byteLength);
  }
}
