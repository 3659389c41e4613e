import type { GatewayHearing, JsonObject } from '@vigie/kit';
import { numberOf, objectOf } from '#connect/envelope/field.ts';

/** How one gateway heard a frame. */
export interface Reception {
  readonly gateway?: string;
  /** dBm. */
  readonly rssi?: number;
  /** dB. */
  readonly snr?: number;
}

/** The best reception of a frame, with all of them where that says more. */
export interface BestReception extends Reception {
  readonly gateways?: readonly GatewayHearing[];
}

/** A frame that half a country hears is a mistake: more gateways than this are not looked at. */
const MOST_GATEWAYS = 32;

/** The reception with the highest SNR, then the highest RSSI; one that says neither comes last. */
export function bestReception(
  gateways: readonly JsonObject[],
  read: (gateway: JsonObject) => Reception,
): BestReception {
  let best: Reception | undefined;
  for (const gateway of gateways) {
    const reception = read(gateway);
    if (best === undefined || isBetter(reception, best)) best = reception;
  }
  if (best === undefined) return {};
  const first = gateways[0];
  // one gateway without a position: the reception says it all
  if (first === undefined || (gateways.length === 1 && positionOf(first) === undefined)) return best;
  return { ...best, gateways: hearings(gateways, read) };
}

function hearings(
  gateways: readonly JsonObject[],
  read: (gateway: JsonObject) => Reception,
): readonly GatewayHearing[] {
  const heard = new Map<string, GatewayHearing>();
  for (const each of gateways.slice(0, MOST_GATEWAYS)) {
    const { gateway, rssi, snr } = read(each);
    // several antennas of one gateway hear a frame once
    if (gateway === undefined || heard.has(gateway)) continue;
    heard.set(gateway, { gateway, rssi, snr, ...positionOf(each) });
  }
  return [...heard.values()];
}

/** Where a gateway says it stands; 0,0 is what servers write for one that does not know. */
function positionOf(gateway: JsonObject): { longitude: number; latitude: number } | undefined {
  const place = objectOf(gateway['location']) ?? gateway;
  const longitude = numberOf(place['longitude'] ?? place['long']);
  const latitude = numberOf(place['latitude'] ?? place['lat']);
  if (longitude === undefined || latitude === undefined) return undefined;
  const earthly = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
  return earthly ? { longitude, latitude } : undefined;
}

function isBetter(a: Reception, b: Reception): boolean {
  const snr = (a.snr ?? -Infinity) - (b.snr ?? -Infinity);
  // NaN: neither says its SNR.
  if (snr !== 0 && !Number.isNaN(snr)) return snr > 0;
  return (a.rssi ?? -Infinity) > (b.rssi ?? -Infinity);
}

/** 7 from `SF7BW125`, `SF7 BW125 4/5` or 7. */
export function spreadingFactor(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(/^(?:SF)?(\d{1,2})/i.exec(value)?.[1]) : value;
  return typeof number === 'number' && number >= 5 && number <= 12 ? number : undefined;
}
