import type { Place } from './places/place.ts';

/** A LoRaWAN gateway on a roof. */
export interface Gateway {
  readonly id: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

export const GATEWAYS: readonly Gateway[] = [
  { id: '7076ff0056020a01', name: 'Marseille, Notre-Dame-de-la-Garde', longitude: 5.3713, latitude: 43.284 },
  { id: '7076ff0056020a02', name: 'Marseille, Sainte-Marguerite', longitude: 5.4085, latitude: 43.2622 },
  { id: '7076ff0056020a03', name: 'Marseille, Château-Gombert', longitude: 5.4395, latitude: 43.3455 },
  { id: '7076ff0056020a04', name: 'Aix-en-Provence, Encagnane', longitude: 5.4331, latitude: 43.5268 },
  { id: '7076ff0056020a05', name: 'Aubagne', longitude: 5.5707, latitude: 43.2935 },
  { id: '7076ff0056020a06', name: 'Vitrolles', longitude: 5.2506, latitude: 43.4465 },
  { id: '7076ff0056020a07', name: 'Martigues', longitude: 5.0535, latitude: 43.4045 },
  { id: '7076ff0056020a08', name: 'Istres', longitude: 4.9885, latitude: 43.5135 },
  { id: '7076ff0056020a09', name: 'Salon-de-Provence', longitude: 5.0975, latitude: 43.6405 },
  { id: '7076ff0056020a0a', name: 'Trets', longitude: 5.6835, latitude: 43.447 },
  { id: '7076ff0056020a0b', name: 'La Ciotat', longitude: 5.6065, latitude: 43.1755 },
  { id: '7076ff0056020a0c', name: 'Pertuis', longitude: 5.5025, latitude: 43.694 },
];

/** How a place is heard: by which gateway, how loud, and with which spreading factor. */
export interface RadioLink {
  readonly gateway: Gateway;
  /** dBm, without fading. */
  readonly rssi: number;
  /** dB, without fading. */
  readonly snr: number;
  readonly spreadingFactor: number;
}

/** Kilometres to a degree of latitude, and to one of longitude at 43.5° N. */
const KM = { latitude: 111.2, longitude: 80.7 };

/** The nearest gateway, with log-distance loss. */
export function linkOf(place: Pick<Place, 'longitude' | 'latitude'>): RadioLink {
  const [nearest] = GATEWAYS.map((gateway) => ({ gateway, km: distance(gateway, place) })).toSorted(
    (a, b) => a.km - b.km,
  );
  if (nearest === undefined) throw new Error('no gateway');
  const free = Math.max(-122, Math.round(-72 - 30 * Math.log10(0.2 + nearest.km)));
  if (isShielded(place))
    return { gateway: nearest.gateway, rssi: Math.min(-118, free), snr: -18.5, spreadingFactor: 12 };
  const rssi = free;
  const snr = Math.max(-14, Math.min(10, Math.round((rssi + 120) / 2.6 - 6)));
  const spreadingFactor = snr > -5 ? 7 : snr > -9 ? 9 : 12;
  return { gateway: nearest.gateway, rssi, snr, spreadingFactor };
}

/** One place in thirty is below ground or behind metal: hardly heard at the largest spreading factor. */
function isShielded({ longitude, latitude }: Pick<Place, 'longitude' | 'latitude'>): boolean {
  return Math.floor(longitude * 1e4 + latitude * 1e5) % 30 === 0;
}

function distance(a: Pick<Place, 'longitude' | 'latitude'>, b: Pick<Place, 'longitude' | 'latitude'>): number {
  return Math.hypot((a.latitude - b.latitude) * KM.latitude, (a.longitude - b.longitude) * KM.longitude);
}
