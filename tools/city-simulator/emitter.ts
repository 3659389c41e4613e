import type { Instant, Interval, JsonObject } from '@vigie/kit';
import type { RadioLink } from './gateways.ts';
import type { ConnectorKey, DeviceRegistration } from './registration.ts';

/** Something outside that sends frames. */
export interface Emitter {
  /** DevEUI, or the identifier the sender uses. */
  readonly key: string;
  readonly name: string;
  readonly seed: number;
  readonly connector: ConnectorKey;
  readonly link: RadioLink;
  readonly port: number;
  /** Absent for a device nobody declared. */
  readonly registration?: DeviceRegistration;
  /** While nothing comes from it. */
  readonly silences: readonly Interval[];
  /** While it repeats the value it had at the start. */
  readonly stuck: readonly Interval[];
  /** While its own clock is wrong: milliseconds ahead. Only where the device writes the time itself. */
  readonly clockErrors: readonly (Interval & { readonly ahead: number })[];
  /** Times of its frames in `[start, end)`, in order. */
  schedule(interval: Interval): readonly Instant[];
  /** LoRaWAN frame counter. */
  counter(time: Instant): number;
  bytes(time: Instant): Uint8Array;
  /** The same, said in JSON by a sender that decodes itself. */
  fields?(time: Instant): JsonObject;
}

/** A frame every `period`, with a little jitter that keeps the order. */
export function periodic(options: { readonly seed: number; readonly period: number; readonly phase: number }): {
  schedule(interval: Interval): readonly Instant[];
  counter(time: Instant): number;
} {
  const { period, phase, seed } = options;
  const at = (slot: number): Instant => slot * period + phase + (Math.imul(slot ^ seed, 0x9e3779b1) >>> 20);
  return {
    schedule: ({ start, end }) => {
      const times: Instant[] = [];
      for (let slot = Math.floor((start - phase) / period) - 1; ; slot += 1) {
        const time = at(slot);
        if (time >= end) return times;
        if (time >= start) times.push(time);
      }
    },
    // commissioned in 2024: what was lost on the way counts as lost
    counter: (time) => Math.floor((time - phase) / period) - Math.floor((COMMISSIONED - phase) / period),
  };
}

export const COMMISSIONED: Instant = Date.UTC(2024, 2, 4);

/** A DevEUI: the maker's block and a number. */
export function devEui(block: string, number: number): string {
  return block + number.toString(16).padStart(16 - block.length, '0');
}
