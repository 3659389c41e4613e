import type { Pack } from '@vigie/kit';
import { lighting } from '@vigie/pack-lighting';
import { mobility } from '@vigie/pack-mobility';
import { noise } from '@vigie/pack-noise';
import { waste } from '@vigie/pack-waste';
import { water } from '@vigie/pack-water';

/** The installed packs, in the order of menus. The only file that names them. */
export const PACKS: readonly Pack[] = [noise, waste, water, mobility, lighting];
