import type { Instant, Json } from '@vigie/kit';

const COMPACT =
  /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const FRENCH =
  /^(\d{2})\/(\d{2})\/(\d{4})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?\s*(Z|UTC|GMT|CES?T|[+-]\d{2}(?::?\d{2})?)?$/i;

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
  const midnight = midnightOf(Number(date[0]), Number(date[1]), Number(date[2]));
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (midnight === undefined || hour > 24 || minute > 59 || second > 60) return undefined;
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1e3 + 1e-6);
  const ofDay = hour * 3_600_000 + minute * 60_000 + second * 1_000 + milliseconds;
  return bounded(midnight + ofDay - zoneOffset(match[8]));
}

function midnightOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  // day 0 of the next month is the last of this one; Date.UTC takes the years 0–99 for 19xx
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return year < 1000 ? undefined : Date.UTC(year, month - 1, day);
}

function zoneOffset(zone: string | undefined): number {
  // Sentilo's own documentation writes local times of Barcelona so
  if (/^CES?T$/i.test(zone ?? '')) return zone?.length === 3 ? 3_600_000 : 7_200_000;
  const sign = zone?.startsWith('-') === true ? -1 : 1;
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  return sign * (Number(zone.slice(1, 3)) * 3_600_000 + Number(zone.slice(3).replace(':', '') || 0) * 60_000);
}

function bounded(time: number): Instant | undefined {
  return Number.isFinite(time) && time >= 0 && time < NEWEST ? time : undefined;
}
