import type { IncomingFrame } from './incoming-frame.ts';

/** A frame as far as its identity goes. */
type Identified = Pick<IncomingFrame, 'connector' | 'body' | 'receivedTime' | 'uplink'>;

const scratch = new DataView(new ArrayBuffer(8));

/**
 * 64-bit hash of (connector, device, counter, port, bytes or data, time): the same for a network retry. Two lanes of the
 * 32-bit mixing of MurmurHash3. Where the envelope has no time of its own (time of receipt stands in) a counter takes
 * its place. A frame without an uplink is known by its body.
 */
export function dedupKeyOf(frame: Identified): bigint {
  const hash = new TwoLanes();
  const { uplink } = frame;
  hash.number(frame.connector.id);
  if (uplink === undefined) {
    hash.bytes(frame.body);
    return hash.key();
  }
  hash.text(uplink.device);
  hash.number(uplink.counter ?? -1);
  hash.number(uplink.port ?? -1);
  if (uplink.bytes !== undefined) hash.bytes(uplink.bytes);
  if (uplink.data !== undefined) hash.text(JSON.stringify(uplink.data));
  const ownTime = uplink.counter === undefined || uplink.time !== frame.receivedTime;
  if (ownTime) hash.number(uplink.time);
  return hash.key();
}

class TwoLanes {
  private a = 0x9747b28c;
  private b = 0x3c6ef372;
  private length = 0;

  word(word: number): void {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    this.a = rotateAndAdd(this.a ^ k, 13, 0xe6546b64);
    let l = Math.imul(word, 0x239b961b);
    l = Math.imul((l << 16) | (l >>> 16), 0xab0e9789);
    this.b = rotateAndAdd(this.b ^ l ^ this.a, 17, 0x561ccd1b);
    this.length += 1;
  }

  number(value: number): void {
    scratch.setFloat64(0, value);
    this.word(scratch.getInt32(0));
    this.word(scratch.getInt32(4));
  }

  bytes(value: Uint8Array): void {
    this.word(value.length);
    let at = 0;
    for (; at + 4 <= value.length; at += 4) {
      this.word(
        octet(value, at) | (octet(value, at + 1) << 8) | (octet(value, at + 2) << 16) | (octet(value, at + 3) << 24),
      );
    }
    let rest = 0;
    for (let shift = 0; at < value.length; at += 1, shift += 8) rest |= octet(value, at) << shift;
    this.word(rest);
  }

  text(value: string): void {
    this.word(value.length);
    for (let at = 0; at < value.length; at += 2) this.word(value.charCodeAt(at) | (value.charCodeAt(at + 1) << 16));
  }

  key(): bigint {
    const a = finish(this.a ^ this.length);
    const b = finish(this.b ^ a);
    scratch.setInt32(0, finish(a + b));
    scratch.setInt32(4, b);
    return scratch.getBigInt64(0);
  }
}

// The index is in bounds wherever this is called; the language cannot know.
function octet(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function rotateAndAdd(value: number, bits: number, add: number): number {
  return (Math.imul((value << bits) | (value >>> (32 - bits)), 5) + add) | 0;
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
