import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { JsonObject } from '@vigie/kit';
import { PACKS_FOLDER } from './found-packs.ts';

export interface CodecResult {
  readonly data?: JsonObject;
  readonly fPort?: number;
  readonly bytes?: readonly number[];
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
}

export interface Codec {
  decode(bytes: Uint8Array, port: number): CodecResult;
  encode(data: JsonObject): CodecResult;
}

/** A codec as a network server runs it: a plain script in a bare context, JSON in and out. Not a cage: only for our own. */
export function codecOf(path: string): Codec {
  const context = createContext({});
  runInContext(readFileSync(path, 'utf8'), context, { filename: path });
  const call = (name: string, input: unknown): CodecResult =>
    // Declared by the formatter API; each caller checks what it uses.
    JSON.parse(
      runInContext(`JSON.stringify(${name}(${JSON.stringify(input)}))`, context, { timeout: 1000 }),
    ) as CodecResult;
  return {
    decode: (bytes, port) => call('decodeUplink', { bytes: [...bytes], fPort: port }),
    encode: (data) => call('encodeDownlink', { data }),
  };
}

/** The codec of a device named `pack/device`. */
export function packCodec(name: string): Codec {
  const [pack = '', device = ''] = name.split('/');
  return codecOf(join(PACKS_FOLDER, pack, 'devices', device, 'codec.js'));
}

/** Bytes of hexadecimal, spaces allowed. */
export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
