import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

/** Runs a pack's codec as a network server would: a plain script, `decodeUplink` looked up after the whole file ran. */
export function decode(
  pack: string,
  device: string,
  frame: { bytes: Uint8Array; port: number },
): Record<string, number> {
  const path = new URL(`../../../packs/${pack}/devices/${device}/codec.js`, import.meta.url);
  const context = createContext({ input: { bytes: [...frame.bytes], fPort: frame.port } });
  const text = runInContext(`${readFileSync(path, 'utf8')};JSON.stringify(decodeUplink(input))`, context) as string; // stringify gives text
  const result = JSON.parse(text) as { data?: Record<string, number>; errors?: string[] }; // TTN formatter API
  if (result.data === undefined) throw new Error(String(result.errors));
  return result.data;
}
