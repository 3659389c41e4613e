const DAY = 86_400_000;

/** Same draw for the same words: a made-up territory that never changes. */
export function draw(...words: readonly (string | number)[]): number {
  let hash = 2166136261;
  for (const character of words.join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  hash ^= hash >>> 13;
  return ((Math.imul(hash, 0x5bd1e995) ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Objects of one domain and what they measure. */
export interface Kind {
  readonly domain: string;
  readonly count: number;
  readonly quantity: string;
  readonly unit: string;
  readonly period: number;
  readonly names: readonly string[];
  value(key: string, time: number): number;
}

const daily = (time: number, peak: number) =>
  Math.max(0, Math.cos((((time / 3_600_000 + 1) % 24) - peak) * (Math.PI / 12)));
const STREETS = [
  'Cours Mirabeau',
  'Avenue de la Gare',
  'Place Jean-Jaurès',
  'Boulevard Michelet',
  'Rue de la République',
  'Chemin du Moulin',
  'Quai du Port',
  'Route de Salon',
];

export const KINDS: readonly Kind[] = [
  {
    domain: 'noise',
    count: 12,
    quantity: 'LAeq',
    unit: 'dB[SPL]',
    period: 900,
    names: STREETS,
    value: (key, time) => 52 + 14 * daily(time, 15) + 6 * draw(key) + 3 * draw(key, Math.floor(time / 900_000)),
  },
  {
    domain: 'waste',
    count: 108,
    quantity: 'fillLevel',
    unit: '%',
    period: 3600,
    names: STREETS.map((street) => `PAV ${street}, verre`),
    value: (key, time) => ((time / DAY + 9 * draw(key)) % (4 + 4 * draw(key, 'rate'))) * 17 + 2 * draw(key, time),
  },
  {
    domain: 'water',
    count: 5,
    quantity: 'stage',
    unit: 'm',
    period: 600,
    names: [
      'La Touloubre à Grans',
      'La Touloubre à Pélissanne',
      'La Cadière à Marignane',
      'La Touloubre à Saint-Chamas',
      'La Cadière à Vitrolles',
    ],
    value: (key, time) =>
      0.42 + 0.3 * draw(key) + 0.7 * Math.exp(-((((time / DAY) % 11) - 4) ** 2)) + 0.01 * draw(key, time),
  },
  {
    domain: 'mobility',
    count: 6,
    quantity: 'count',
    unit: '1',
    period: 900,
    names: STREETS.map((street) => `Compteur ${street}`),
    value: (key, time) =>
      Math.round(40 * (0.4 + draw(key)) * daily(time, 14) * (0.5 + draw(key, Math.floor(time / 900_000)))),
  },
  {
    domain: 'lighting',
    count: 40,
    quantity: 'activePower',
    unit: 'W',
    period: 900,
    names: STREETS.map((street) => `Armoire ${street}`),
    value: (key, time) => (daily(time, 2) > 0.1 ? 1500 + 1800 * draw(key) : 12),
  },
];
