import type { Place } from './place.ts';

/** What a site sounds like. Levels are LAeq in dB(A), as a wall-mounted meter hears them, façade reflection included. */
export interface NoiseSite extends Place {
  readonly day: number;
  readonly evening: number;
  readonly night: number;
  /** 0: no night life; 1: terraces full until two in the morning from Thursday to Saturday. */
  readonly nightLife: number;
}

type Row = readonly [key: string, name: string, commune: string, longitude: number, latitude: number, levels: Levels];
type Levels = readonly [day: number, evening: number, night: number, nightLife: number];

const ROWS: readonly Row[] = [
  ['bruit-vieux-port', 'Vieux-Port, quai des Belges', 'Marseille', 5.3745, 43.2955, [68.5, 67.5, 61.5, 0.8]],
  ['bruit-canebiere', 'La Canebière, Noailles', 'Marseille', 5.38, 43.2972, [69.5, 67, 61, 0.4]],
  ['bruit-cours-julien', 'Cours Julien', 'Marseille', 5.3836, 43.2937, [61, 63.5, 56, 1]],
  ['bruit-castellane', 'Place Castellane', 'Marseille', 5.3838, 43.2863, [70, 67.5, 61.5, 0.2]],
  ['bruit-prado', 'Avenue du Prado', 'Marseille', 5.3895, 43.2767, [70.5, 68.5, 62.5, 0.1]],
  ['bruit-cours-mirabeau', 'Cours Mirabeau', 'Aix-en-Provence', 5.4497, 43.5265, [62.5, 63, 55, 0.8]],
  ['bruit-rotonde', 'Place de la Rotonde', 'Aix-en-Provence', 5.4454, 43.5262, [68, 66, 58.5, 0.4]],
  ['bruit-aubagne', 'Cours Foch', 'Aubagne', 5.5707, 43.2935, [65, 61.5, 53.5, 0.1]],
  ['bruit-istres', 'Esplanade Charles-de-Gaulle', 'Istres', 4.9885, 43.5135, [62, 59.5, 51.5, 0.3]],
  ['bruit-vitrolles', 'Avenue de Marseille', 'Vitrolles', 5.2506, 43.4465, [67, 63.5, 57, 0]],
];

export const NOISE_SITES: readonly NoiseSite[] = ROWS.map(([key, name, commune, longitude, latitude, levels]) => ({
  key,
  name,
  commune,
  longitude,
  latitude,
  day: levels[0],
  evening: levels[1],
  night: levels[2],
  nightLife: levels[3],
}));
