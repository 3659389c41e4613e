import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'windows-1252';

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_BOM = [0xff, 0xfe];

/**
 * Turns the bytes of a file into text, chunk by chunk. A byte order mark decides; else it is UTF-8 until a chunk is not,
 * and Windows-1252 (the Latin-1 of spreadsheets) from there on.
 */
export class TextChunks {
  encoding: TextEncoding = 'utf-8';
  private carried: Buffer = Buffer.alloc(0);
  private begun = false;
  private latin = new TextDecoder('windows-1252');
  private wide = new TextDecoder('utf-16le');

  push(chunk: Uint8Array): string {
    const bytes = this.carried.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.carried, chunk]);
    this.carried = Buffer.alloc(0);
    if (!this.begun && bytes.length < UTF8_BOM.length) {
      this.carried = bytes;
      return '';
    }
    return this.decode(this.begun ? bytes : this.begin(bytes));
  }

  /** What was held back of a character cut in two. */
  end(): string {
    const rest = this.carried;
    this.carried = Buffer.alloc(0);
    return this.encoding === 'utf-16le' ? this.wide.decode() : this.latin.decode(rest);
  }

  private begin(bytes: Buffer): Buffer {
    this.begun = true;
    if (startsWith(bytes, UTF8_BOM)) return bytes.subarray(UTF8_BOM.length);
    if (!startsWith(bytes, UTF16_BOM)) return bytes;
    this.encoding = 'utf-16le';
    return bytes.subarray(UTF16_BOM.length);
  }

  private decode(bytes: Buffer): string {
    if (this.encoding === 'utf-16le') return this.wide.decode(bytes, { stream: true });
    if (this.encoding === 'utf-8') {
      const whole = wholeCharacters(bytes);
      const complete = bytes.subarray(0, whole);
      if (isUtf8(complete)) {
        this.carried = Buffer.from(bytes.subarray(whole));
        return complete.toString('utf8');
      }
      this.encoding = 'windows-1252';
    }
    return this.latin.decode(bytes, { stream: true });
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Where the last character that may be cut in two begins: at most three bytes before the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    // a first byte says how many follow
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
