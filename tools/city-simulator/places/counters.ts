import type { Place } from './place.ts';

export interface CounterSite extends Place {
  readonly mode: 'bike' | 'pedestrian';
  /** Passages of an ordinary dry working day in May, both directions. */
  readonly daily: number;
  /** 0: leisure only; 1: commuters only. */
  readonly commuting: number;
  readonly directions: readonly [string, string];
}

type Row = readonly [key: string, name: string, commune: string, longitude: number, latitude: number, use: Use];
type Use = readonly [mode: 'bike' | 'pedestrian', daily: number, commuting: number, forth: string, back: string];

const ROWS: readonly Row[] = [
  [
    'compteur-corniche',
    'Corniche Kennedy',
    'Marseille',
    5.3562,
    43.2822,
    ['bike', 1450, 0.35, 'vers le Prado', 'vers le Vieux-Port'],
  ],
  [
    'compteur-prado',
    'Avenue du Prado',
    'Marseille',
    5.3885,
    43.2782,
    ['bike', 1150, 0.75, 'vers la mer', 'vers Castellane'],
  ],
  [
    'compteur-joliette',
    'Boulevard de Dunkerque',
    'Marseille',
    5.3672,
    43.3085,
    ['bike', 820, 0.8, 'vers Arenc', 'vers la Joliette'],
  ],
  [
    'compteur-mirabeau',
    'Cours Mirabeau',
    'Aix-en-Provence',
    5.4487,
    43.5264,
    ['pedestrian', 9800, 0.3, 'vers la Rotonde', 'vers la place Forbin'],
  ],
  [
    'compteur-aubagne',
    'Voie verte, avenue du Garlaban',
    'Aubagne',
    5.5735,
    43.2965,
    ['bike', 430, 0.55, 'vers Roquevaire', 'vers le centre'],
  ],
  [
    'compteur-martigues',
    'Quai Lucien-Toulmond',
    'Martigues',
    5.0555,
    43.4055,
    ['pedestrian', 2300, 0.2, 'vers l’Île', 'vers Jonquières'],
  ],
];

export const COUNTER_SITES: readonly CounterSite[] = ROWS.map(([key, name, commune, longitude, latitude, use]) => ({
  key,
  name,
  commune,
  longitude,
  latitude,
  mode: use[0],
  daily: use[1],
  commuting: use[2],
  directions: [use[3], use[4]],
}));
