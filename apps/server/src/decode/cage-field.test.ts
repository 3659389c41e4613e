import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCagedDecoder } from './caged-decoder.ts';
import type { CagedDecoder } from './caged-decoder.ts';
import type { DecodeOutcome } from './decoder.ts';

let decoder: CagedDecoder;
let codec = 0;

beforeAll(async () => {
  decoder = await createCagedDecoder();
});
afterAll(() => decoder.stop());

async function run(source: string, firstBytes: readonly number[]): Promise<readonly DecodeOutcome[]> {
  codec += 1;
  decoder.load(codec, source);
  return decoder.decode(
    firstBytes.map((first) => ({ codec, bytes: Uint8Array.of(first), port: 1, time: 1_700_000_000_000 })),
  );
}

const fault = (outcome: DecodeOutcome | undefined) => (outcome === undefined || outcome.ok ? undefined : outcome.fault);

describe('what codecs of the field expect', () => {
  it('is a Buffer for files that name it', async () => {
    const source = `function decodeUplink(input) {
      var raw = Buffer.from([1, 2, 255, 254, 0, 0, 128, 63]), out = Buffer.alloc(4);
      out.writeUInt16BE(513, 0); out.writeInt16LE(-2, 2);
      return { data: { be: raw.readUInt16BE(0), le: raw.readUInt16LE(0), i: raw.readInt16BE(2), f: raw.readFloatLE(4), u: raw.readUint8(2),
        out: out, hex: out.toString('hex'), back: Buffer.from('0a0b', 'hex'), text: Buffer.from('é').length } };
    }`;
    expect(await run(source, [0])).toMatchObject([
      {
        data: {
          be: 258,
          le: 513,
          i: -2,
          f: 1,
          u: 255,
          out: [2, 1, 254, 255],
          hex: '0201feff',
          back: [10, 11],
          text: 2,
        },
      },
    ]);
  });

  it('is sloppy mode, a plain array of bytes, a Date, a console and exports', async () => {
    const source = `decoded = 010; exports.decodeUplink = function (input) {
      console.log('x'); return { data: { array: Array.isArray(input.bytes), octal: decoded, time: input.recvTime.getTime(), port: input.fPort } }; };`;
    expect(await run(source, [0])).toMatchObject([
      { ok: true, data: { array: true, octal: 8, time: 1_700_000_000_000, port: 1 } },
    ]);
  });

  it('is one global object: functions of the file are found on `this`, and no value of a frame stays there', async () => {
    const source = `var count = 0;
      function double(x) { this.count += 1; return 2 * x; }
      function decodeUplink(input) { return { data: { twice: this.double(input.bytes[0]), seen: this.count } }; }`;
    expect(await run(source, [4, 5])).toMatchObject([
      { ok: true, data: { twice: 8, seen: 1 } },
      { ok: true, data: { twice: 10, seen: 1 } },
    ]);
  });

  it('is the older functions too', async () => {
    expect(await run('function Decode(fPort, bytes) { return { p: fPort, b: bytes }; }', [9])).toMatchObject([
      { data: { p: 1, b: [9] } },
    ]);
    expect(await run('function Decoder(bytes, port) { return { p: port, b: bytes }; }', [9])).toMatchObject([
      { data: { p: 1, b: [9] } },
    ]);
    expect(fault((await run('function decode() {}', [9]))[0])).toBe('codec-no-function');
    expect(fault((await run('function decodeUplink( {', [9]))[0])).toBe('codec-syntax');
    expect(fault((await run('throw new Error("at load");', [9]))[0])).toBe('codec-threw');
  });

  it('is an own toString, and errors with a name of their own', async () => {
    const source = `function Sub() { this.name = 'Sub'; this.message = 'm'; } Sub.prototype = new Error(); Sub.prototype.constructor = Sub;
      function decodeUplink() { var o = {}; o.toString = function () { return 'own'; }; try { throw new Sub(); } catch (e) { return { data: { o: '' + o, n: e.name } }; } }`;
    expect(await run(source, [0])).toMatchObject([{ data: { o: 'own', n: 'Sub' } }]);
  });

  it('encodes downlinks', async () => {
    codec += 1;
    decoder.load(codec, 'function encodeDownlink(input) { return { bytes: [input.data.level], fPort: 2 }; }');
    expect(await decoder.call({ codec, wanted: 'encodeDownlink', argument: { data: { level: 40 } } })).toEqual({
      ok: true,
      result: { bytes: [40], fPort: 2 },
    });
    expect(await decoder.call({ codec, wanted: 'decodeDownlink', argument: {} })).toMatchObject({
      fault: 'codec-no-function',
    });
    expect(await decoder.call({ codec: 999_999, wanted: 'decodeDownlink', argument: {} })).toMatchObject({
      fault: 'codec-missing',
    });
  });
});
