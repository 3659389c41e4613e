import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodecVector, Pack } from '@vigie/kit';

export const PACKS_FOLDER = join(import.meta.dirname, '../../packs');

export interface FoundPack {
  readonly folder: string;
  readonly pack: Pack;
}

const isPack = (value: unknown): value is Pack =>
  typeof value === 'object' && value !== null && 'publicContent' in value;

async function load(name: string): Promise<FoundPack> {
  const folder = join(PACKS_FOLDER, name);
  const module: Readonly<Record<string, unknown>> = await import(join(folder, 'pack.ts'));
  const pack = Object.values(module).find(isPack);
  if (!pack) throw new Error(`${name}/pack.ts exports no pack`);
  return { folder, pack };
}

/** Every folder of `packs/` that has a `pack.ts`. */
export const foundPacks: readonly FoundPack[] = await Promise.all(
  readdirSync(PACKS_FOLDER)
    .filter((name) => existsSync(join(PACKS_FOLDER, name, 'pack.ts')))
    .map(load),
);

/** Folder of one device of a pack. */
export const deviceFolder = (found: FoundPack, device: string): string => join(found.folder, 'devices', device);

/** Vectors of one device. */
export function vectorsOf(found: FoundPack, device: string): readonly CodecVector[] {
  // The shape is checked by the suite itself, field by field.
  return JSON.parse(readFileSync(join(deviceFolder(found, device), 'vectors.json'), 'utf8')) as CodecVector[];
}
