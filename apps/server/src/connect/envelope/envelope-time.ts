import type { Instant, Json } from '@vigie/kit';

const COMPACT =
  /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const FRENCH =
  /^(\d{2})\/(\d{2})\/(\d{4})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/** A clock that was never set says 0001, 1970 or 1980: no LoRaWAN network is older than this. */
const OLDEST_NETWORK: Instant = Date.UTC(2000, 0, 1);
const NEWEST: Instant = Date.UTC(2100, 0, 1);

/**
 * Time of an envelope: ISO 8601 with its common slips (`2020-0327T12:39:05Z`, no zone = UTC), `24/02/2022T17:45:15UTC`,
 * or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. Nothing when it cannot be read.
 */
export function readTime(value: Json | undefined): Instant | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const iso = COMPACT.exec(text);
  if (iso !== null) return fromParts([iso[1], iso[2], iso[3]], iso);
  const french = FRENCH.exec(text);
  if (french !== null) return fromParts([french[3], french[2], french[1]], french);
  return /^\d{9,19}(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : undefined;
}

/** First time a network server gives that is sane; later ones are fallbacks. */
export function networkTime(...candidates: readonly (Json | undefined)[]): Instant | undefined {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    const time = readTime(candidate);
    if (time !== undefined && time >= OLDEST_NETWORK) return time;
  }
  return undefined;
}

function fromNumber(value: number): Instant | undefined {
  let milliseconds = value;
  if (value < 1e11) milliseconds = value * 1e3;
  else if (value >= 1e17) milliseconds = value / 1e6;
  else if (value >= 1e14) milliseconds = value / 1e3;
  return bounded(Math.floor(milliseconds));
}

function fromParts(date: readonly (string | undefined)[], match: RegExpExecArray): Instant | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // 31 February rolls over: refuse what does not read back. Date.UTC takes the years 0–99 for 19xx.
  const readBack = [midnight.getUTCFullYear(), midnight.getUTCMonth() + 1, midnight.getUTCDate()].join();
  if (readBack !== [year, month, day].join()) return undefined;
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1e3 + 1e-6);
  const ofDay = hour * 3_600_000 + minute * 60_000 + second * 1_000 + milliseconds;
  return bounded(midnight.getTime() + ofDay - zoneOffset(match[8]));
}

function zoneOffset(zone: string | undefined): number {
  const sign = zone?.startsWith('-') === true ? -1 : 1;
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  return sign * (Number(zone.slice(1, 3)) * 3_600_000 + Number(zone.slice(3).replace(':', '') || 0) * 60_000);
}

function bounded(time: number): Instant | undefined {
  return Number.isFinite(time) && time >= 0 && time < NEWEST ? time : undefined;
}
