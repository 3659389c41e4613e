import { readFileSync } from 'node:fs';
import type { CodecVector, Pack } from '@vigie/kit';
import { lighting } from '@vigie/pack-lighting';
import { mobility } from '@vigie/pack-mobility';
import { noise } from '@vigie/pack-noise';
import { waste } from '@vigie/pack-waste';
import { water } from '@vigie/pack-water';

/** The installed packs, in the order of menus. The only file that names them. */
export const PACKS: readonly Pack[] = [noise, waste, water, mobility, lighting];

/** Source and vectors of a model's codec, from its folder in its pack. */
export function readPackCodec(pack: string, model: string): { source: string; vectors: readonly CodecVector[] } {
  const folder = new URL(`../../../packs/${pack}/devices/${model}/`, import.meta.url);
  return {
    source: readFileSync(new URL('codec.js', folder), 'utf8'),
    // its shape is held by the suite over all packs
    vectors: JSON.parse(readFileSync(new URL('vectors.json', folder), 'utf8')) as CodecVector[],
  };
}
