import type { Clock } from '@vigie/kit';

/** What was answered, or is about to be: a datagram that came again gets the same. */
interface Exchange {
  readonly expires: number;
  answer: Uint8Array | undefined;
}

/** EXCHANGE_LIFETIME of RFC 7252 §4.8.2: a message identifier means the same message so long. */
const LIFETIME_MS = 247_000;
const MOST_EXCHANGES = 20_000;

/** Datagrams that come again are known: networks lose acknowledgements, and devices repeat themselves. */
export class CoapExchanges {
  private readonly known = new Map<string, Exchange>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** `fresh`: nobody asked this before. Else the answer that was given, if it was. */
  open(key: string): { readonly fresh: boolean; readonly answer?: Uint8Array | undefined } {
    const now = this.clock.now();
    const seen = this.known.get(key);
    if (seen !== undefined && seen.expires > now) return { fresh: false, answer: seen.answer };
    this.known.delete(key);
    this.forgetOld(now);
    this.known.set(key, { expires: now + LIFETIME_MS, answer: undefined });
    return { fresh: true };
  }

  answered(key: string, answer: Uint8Array): void {
    const seen = this.known.get(key);
    if (seen !== undefined) seen.answer = answer;
  }

  /** What was not taken may be asked again as if it were new. */
  forget(key: string): void {
    this.known.delete(key);
  }

  // In order of arrival, which is the order of expiry.
  private forgetOld(now: number): void {
    for (const [key, { expires }] of this.known) {
      if (expires > now && this.known.size < MOST_EXCHANGES) return;
      this.known.delete(key);
    }
  }
}
