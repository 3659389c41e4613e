import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodecVector, DeviceModel } from '@vigie/kit';
import { PACKS } from '../../apps/server/src/packs.ts';

const root = join(import.meta.dirname, '../..');

interface Placed {
  readonly id: string;
  readonly connector: string;
  readonly name?: string;
  /** What the device stands on. */
  readonly asset?: {
    readonly key: string;
    readonly type?: string;
    readonly domain?: string;
    readonly name?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
  };
}

/** The model of a pack, by its folder. */
export function model(pack: string, id: string): DeviceModel {
  const found = PACKS.find((each) => each.id === pack)?.devices.find((device) => device.id === id);
  if (found === undefined) throw new Error(`no ${id} in ${pack}`);
  return found;
}

/** Registration of a device of a pack's model. */
export function deviceOf(pack: string, id: string, placed: Placed) {
  const { codec, expectedPeriod, datastreams } = model(pack, id);
  return {
    ...placed,
    codec,
    model: id,
    expectedPeriod,
    datastreams,
    place: { longitude: 5.3698, latitude: 43.2965 },
  };
}

/** A real frame of a pack's device, by the words that describe it. */
export function vector(pack: string, device: string, description: string): CodecVector {
  const file = join(root, 'packs', pack, 'devices', device, 'vectors.json');
  // its shape is held by the suite over all packs
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as CodecVector[];
  const found = vectors.find((each) => each.description === description);
  if (found === undefined) throw new Error(`no frame "${description}" of ${device}`);
  return found;
}

/** The message a gateway sends of a frame. */
export function message(device: string, time: string | number, frame: { bytes: string | Uint8Array; port: number }) {
  const bytes = typeof frame.bytes === 'string' ? frame.bytes : Buffer.from(frame.bytes).toString('hex');
  return { device, time: typeof time === 'number' ? new Date(time).toISOString() : time, port: frame.port, bytes };
}
