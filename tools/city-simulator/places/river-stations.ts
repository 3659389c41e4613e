import type { Place } from './place.ts';

export type River = 'Touloubre' | 'Cadière';

/** A gauge, in the order water meets them along its river. */
export interface RiverStation extends Place {
  readonly river: River;
  /** Gauge zero, metres NGF-IGN69, approximate. */
  readonly elevation: number;
  /** Code in the national register of gauging stations, where the State has one at the same place. */
  readonly nationalCode?: string;
  /** Hours a flood takes to come here from the upper basin. */
  readonly delay: number;
  /** Hours from the first rise to the peak. */
  readonly riseTime: number;
  /** Metres of stage in ordinary flow. */
  readonly base: number;
  /** Metres of stage per millimetre of rain that runs off. */
  readonly gain: number;
  /** Also carries a probe of oxygen or of turbidity. */
  readonly probe?: 'oxygen' | 'turbidity';
}

type Row = readonly [key: string, name: string, commune: string, longitude: number, latitude: number, water: Water];
type Water = readonly [river: River, delay: number, riseTime: number, base: number, gain: number];

// Positions and codes of La Savonnière, La Glacière and the Saint-Pierre stadium are those of the national register.
const ROWS: readonly Row[] = [
  [
    'touloubre-la-barben',
    'La Touloubre à La Barben, la Savonnière',
    'La Barben',
    5.17549,
    43.6289,
    ['Touloubre', 0, 4.5, 0.31, 0.02],
  ],
  [
    'touloubre-pelissanne',
    'La Touloubre à Pélissanne',
    'Pélissanne',
    5.148,
    43.6325,
    ['Touloubre', 1.2, 5, 0.28, 0.0195],
  ],
  [
    'touloubre-salon',
    'La Touloubre à Salon-de-Provence',
    'Salon-de-Provence',
    5.104,
    43.6215,
    ['Touloubre', 2.4, 5.8, 0.34, 0.0205],
  ],
  ['touloubre-grans', 'La Touloubre à Grans', 'Grans', 5.0655, 43.607, ['Touloubre', 3.6, 6.6, 0.38, 0.021]],
  [
    'touloubre-cornillon',
    'La Touloubre à Cornillon-Confoux, la Glacière',
    'Cornillon-Confoux',
    5.06532,
    43.56284,
    ['Touloubre', 5, 7.6, 0.36, 0.0205],
  ],
  [
    'touloubre-saint-chamas',
    'La Touloubre à Saint-Chamas, pont Flavien',
    'Saint-Chamas',
    5.0461,
    43.5418,
    ['Touloubre', 6.2, 8.6, 0.42, 0.0215],
  ],
  [
    'cadiere-saint-victoret',
    'La Cadière à Saint-Victoret',
    'Saint-Victoret',
    5.2345,
    43.4185,
    ['Cadière', 0, 2.6, 0.24, 0.0165],
  ],
  [
    'cadiere-marignane',
    'La Cadière à Marignane, stade Saint-Pierre',
    'Marignane',
    5.20602,
    43.4096,
    ['Cadière', 0.9, 3.2, 0.29, 0.0175],
  ],
];

const NATIONAL_CODES: Readonly<Record<string, string>> = {
  'touloubre-la-barben': 'Y421401001',
  'touloubre-cornillon': 'Y421404001',
  'cadiere-marignane': 'Y422561001',
};

const ELEVATIONS: Readonly<Record<string, number>> = {
  'touloubre-la-barben': 117,
  'touloubre-pelissanne': 84,
  'touloubre-salon': 68,
  'touloubre-grans': 47,
  'touloubre-cornillon': 19,
  'touloubre-saint-chamas': 4,
  'cadiere-saint-victoret': 22,
  'cadiere-marignane': 6,
};

const PROBES: Readonly<Record<string, 'oxygen' | 'turbidity'>> = {
  'touloubre-la-barben': 'oxygen',
  'touloubre-grans': 'turbidity',
  'touloubre-saint-chamas': 'oxygen',
  'cadiere-marignane': 'turbidity',
};

export const RIVER_STATIONS: readonly RiverStation[] = ROWS.map(([key, name, commune, longitude, latitude, water]) => ({
  key,
  name,
  commune,
  longitude,
  latitude,
  river: water[0],
  elevation: ELEVATIONS[key] ?? 0,
  nationalCode: NATIONAL_CODES[key],
  delay: water[1],
  riseTime: water[2],
  base: water[3],
  gain: water[4],
  probe: PROBES[key],
}));
