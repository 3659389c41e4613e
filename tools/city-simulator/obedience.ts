import { SECOND, uniform } from '@vigie/kit';
import type { Clock, JsonObject } from '@vigie/kit';
import type { City } from './city.ts';
import type { Emitter } from './emitter.ts';
import { envelopeOf, iso } from './envelope.ts';
import type { Send } from './play-live.ts';
import type { ConnectorKey } from './registration.ts';

/** A downlink as a device gets it. */
export interface Downlink {
  readonly device: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Shares of devices that acknowledge and do nothing, and that are not reached. */
const STUBBORN = 0.08;
const DEAF = 0.05;
const ON_AIR = 0.8 * SECOND;
/** A contactor closes, a lamp lights up, a frame is sent: some seconds. */
const AT_ONCE = 3 * SECOND;
const AT_LAST = 12 * SECOND;

/** What a WS558 or a UC300 answers to an order to switch: its state, as it sends it by itself; nothing for other orders. */
export function answerTo(bytes: Uint8Array): { readonly obeyed: Uint8Array; readonly not: Uint8Array } | undefined {
  const [head, second = 0, third = 0, fourth = 0] = bytes;
  const lamp = (state: number) => Uint8Array.of(0x08, 0x31, 0x01, state);
  const cabinet = (state: number) => Uint8Array.of(0x07, 0x01, state);
  if (head === 0x08) return { obeyed: lamp(third & 1), not: lamp(1 - (third & 1)) };
  if (head === 0x07) return { obeyed: cabinet(second), not: cabinet(1 - second) };
  if (head === 0xff && second === 0x93) return { obeyed: cabinet(fourth), not: cabinet(1 - fourth) };
  return undefined;
}

export interface ObedienceOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly send: Send;
}

/** Devices of the city that do what they are told, after a while; some do not. */
export class Obedience {
  private readonly emitters: ReadonlyMap<string, Emitter>;
  private readonly options: ObedienceOptions;

  constructor(town: City, options: ObedienceOptions) {
    this.emitters = new Map(town.emitters.map((emitter) => [emitter.key, emitter]));
    this.options = options;
  }

  /** Devices that listen on a connector. */
  listeners(connector: ConnectorKey): readonly string[] {
    return [...this.emitters.values()].filter((each) => each.connector === connector).map(({ key }) => key);
  }

  /** From a ChirpStack: it says what becomes of the downlink. */
  overRadio(downlink: Downlink): void {
    const emitter = this.emitters.get(downlink.device);
    if (emitter === undefined) return;
    const reached = uniform(emitter.seed, 77) >= DEAF;
    const event = (fields: JsonObject) =>
      this.post(emitter, { ...this.base(emitter), queueItemId: downlink.id, ...fields });
    this.later(ON_AIR, () => event({ downlinkId: 1, fCntDown: 1, gatewayId: emitter.link.gateway.id }));
    this.later(2 * ON_AIR, () => event({ fCntDown: 1, ...(reached ? { acknowledged: true } : {}) }));
    if (reached) this.obey(emitter, downlink);
  }

  /** From the broker: the device acknowledges by itself. */
  overBroker(downlink: Downlink): void {
    const emitter = this.emitters.get(downlink.device);
    if (emitter === undefined) return;
    this.later(ON_AIR, () => this.post(emitter, { device: emitter.key, time: this.now(), ack: downlink.id }));
    this.obey(emitter, downlink);
  }

  private obey(emitter: Emitter, { bytes }: Downlink): void {
    const answer = answerTo(bytes);
    if (answer === undefined) return;
    const stubborn = uniform(emitter.seed, 78) < STUBBORN;
    const frame = stubborn ? answer.not : answer.obeyed;
    this.later(AT_ONCE + (AT_LAST - AT_ONCE) * uniform(emitter.seed, 79), () => {
      const time = this.options.clock.now();
      const arrival = { emitter: { ...emitter, bytes: () => frame }, time, receivedTime: time, kind: 'whole' } as const;
      return this.post(emitter, envelopeOf(arrival));
    });
  }

  private base(emitter: Emitter): JsonObject {
    return { deduplicationId: `${emitter.key}-down`, time: this.now(), deviceInfo: { devEui: emitter.key } };
  }

  private now(): string {
    return iso(this.options.clock.now());
  }

  private async post({ key, connector }: Emitter, envelope: JsonObject): Promise<void> {
    await this.options.send(connector, [{ connector, device: key, receivedTime: this.options.clock.now(), envelope }]);
  }

  private later(delay: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      if (this.options.signal.aborted) return;
      work().catch((error: unknown) => console.error(`downlink: ${String(error)}`));
    }, delay);
    this.options.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
}
