import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodecVector, DeviceModel, Pack } from '@vigie/kit';
import { lighting } from '@vigie/pack-lighting';
import { mobility } from '@vigie/pack-mobility';
import { noise } from '@vigie/pack-noise';
import { waste } from '@vigie/pack-waste';
import { water } from '@vigie/pack-water';

const packs: readonly Pack[] = [noise, waste, water, mobility, lighting];
const root = join(import.meta.dirname, '../..');

/** A model with a real frame of its maker's documentation. */
export interface Model {
  readonly model: DeviceModel;
  readonly domain: string;
  readonly source: string;
  readonly port: number;
  readonly bytes: Uint8Array;
}

export interface FleetDevice {
  readonly id: string;
  readonly port: number;
  /** Hexadecimal. */
  readonly bytes: string;
}

/** The first model of each pack that has a good vector. */
export function models(): Model[] {
  return packs.flatMap((pack) => {
    for (const model of pack.devices) {
      const folder = join(root, 'packs', pack.id, 'devices', model.id);
      const vectors = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as CodecVector[]; // checked by check-packs
      const good = vectors.find((vector) => vector.errors !== true && vector.data !== undefined);
      if (good === undefined) continue;
      const source = readFileSync(join(folder, 'codec.js'), 'utf8');
      return [{ model, domain: pack.id, source, port: good.port, bytes: Buffer.from(good.bytes, 'hex') }];
    }
    return [];
  });
}

/** `count` devices over the models in turn; `prefix` keeps the fleets of two connectors apart. */
export function fleet(known: readonly Model[], prefix: number, count: number): { device: FleetDevice; model: Model }[] {
  return Array.from({ length: count }, (_, index) => {
    const model = known[index % known.length];
    if (model === undefined) throw new Error('no device model has a vector');
    const id = `${prefix.toString(16).padStart(8, '0')}${index.toString(16).padStart(8, '0')}`;
    return { device: { id, port: model.port, bytes: Buffer.from(model.bytes).toString('hex') }, model };
  });
}
