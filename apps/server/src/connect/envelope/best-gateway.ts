import type { JsonObject } from '@vigie/kit';

/** How one gateway heard a frame. */
export interface Reception {
  readonly gateway?: string;
  /** dBm. */
  readonly rssi?: number;
  /** dB. */
  readonly snr?: number;
}

/** The reception with the highest SNR, then the highest RSSI; one that says neither comes last. */
export function bestReception(gateways: readonly JsonObject[], read: (gateway: JsonObject) => Reception): Reception {
  let best: Reception | undefined;
  for (const gateway of gateways) {
    const reception = read(gateway);
    if (best === undefined || isBetter(reception, best)) best = reception;
  }
  return best ?? {};
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
