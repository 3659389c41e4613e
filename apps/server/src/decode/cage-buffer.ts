/*
 * Runs inside QuickJS before a codec, as text: see cage-driver.ts. What codecs written for Node or ChirpStack use of
 * `Buffer`: bytes that read and write numbers of both byte orders. Given only to files that name it.
 */

type NumberKind = readonly [name: string, view: string, size: number];
type ViewMethod = (this: DataView, ...all: unknown[]) => unknown;

/** Node's names for what a DataView does; it accepts `Uint` and `UInt` alike. */
function numberKinds(): readonly NumberKind[] {
  const whole: NumberKind[] = [8, 16, 32].flatMap((bits): NumberKind[] => [
    [`Int${bits}`, `Int${bits}`, bits / 8],
    [`UInt${bits}`, `Uint${bits}`, bits / 8],
    [`Uint${bits}`, `Uint${bits}`, bits / 8],
  ]);
  const big: NumberKind[] = [
    ['BigInt64', 'BigInt64', 8],
    ['BigUInt64', 'BigUint64', 8],
    ['BigUint64', 'BigUint64', 8],
  ];
  return [...whole, ...big, ['Float', 'Float32', 4], ['Double', 'Float64', 8]];
}

/** `readUInt16BE(offset)` and `writeUInt16BE(value, offset)` for every kind and order. */
function addNumberMethods(prototype: Uint8Array): void {
  for (const [name, view, size] of numberKinds()) {
    const get = Reflect.get(DataView.prototype, `get${view}`) as ViewMethod;
    const set = Reflect.get(DataView.prototype, `set${view}`) as ViewMethod;
    for (const order of size === 1 ? [''] : ['BE', 'LE']) {
      const read = function (this: Uint8Array, offset = 0) {
        return Reflect.apply(get, new DataView(this.buffer, this.byteOffset, this.byteLength), [
          offset,
          order === 'LE',
        ]);
      };
      const write = function (this: Uint8Array, value: unknown, offset = 0) {
        Reflect.apply(set, new DataView(this.buffer, this.byteOffset, this.byteLength), [
          offset,
          value,
          order === 'LE',
        ]);
        return offset + size;
      };
      Object.defineProperty(prototype, `read${name}${order}`, { value: read });
      Object.defineProperty(prototype, `write${name}${order}`, { value: write });
    }
  }
}

/** Bytes of a text: hexadecimal where it says so, else UTF-8. */
function textBytes(text: string, encoding: unknown): number[] {
  if (encoding === 'hex') return Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => parseInt(pair, 16));
  const utf8 = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, pair: string) =>
    String.fromCharCode(parseInt(pair, 16)),
  );
  return Array.from(utf8, (character) => character.charCodeAt(0));
}

function makeBuffer(): unknown {
  class Buffer extends Uint8Array {
    static alloc(size: number, fill = 0): Buffer {
      return new Buffer(size).fill(fill);
    }
    static concat(list: readonly Uint8Array[]): Buffer {
      return new Buffer(list.flatMap((bytes) => Array.from(bytes)));
    }
    static isBuffer(value: unknown): boolean {
      return value instanceof Buffer;
    }
    /** A list, so that bytes of a downlink come out as bytes. */
    toJSON(): number[] {
      return Array.from(this);
    }
    override toString(encoding?: string): string {
      if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return Array.from(this, (byte) => String.fromCharCode(byte)).join('');
    }
  }
  addNumberMethods(Buffer.prototype);
  const from = (source: unknown, encoding?: unknown) =>
    typeof source === 'string' ? new Buffer(textBytes(source, encoding)) : new Buffer(source as ArrayLike<number>);
  Object.defineProperty(Buffer, 'from', { value: from });
  return Buffer;
}

/** For the driver to send along. */
export const BUFFER_PARTS = [numberKinds, addNumberMethods, textBytes, makeBuffer];
