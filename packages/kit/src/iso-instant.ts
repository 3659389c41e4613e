import { civilDate, dayNumber, formatDate, parseDate } from './civil-date.ts';
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import type { Instant } from './instant.ts';
import { localToInstant } from './local-time.ts';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const two = (n: number): string => String(n).padStart(2, '0');

/** `2025-03-29T23:00:00Z`, with milliseconds (microseconds where the instant has a fraction) only where there are some. */
export function formatInstant(time: Instant): string {
  const day = Math.floor(time / DAY);
  const rest = Math.floor(time - day * DAY);
  const micros = Math.round((time - Math.floor(time)) * 1000);
  const hour = Math.floor(rest / HOUR);
  const minute = Math.floor((rest % HOUR) / MINUTE);
  const second = Math.floor((rest % MINUTE) / SECOND);
  return `${formatDate(civilDate(day))}T${two(hour)}:${two(minute)}:${two(second)}${fractionOf(rest % SECOND, micros)}Z`;
}

function fractionOf(ms: number, micros: number): string {
  if (ms === 0 && micros === 0) return '';
  const digits = String(ms).padStart(3, '0');
  return micros === 0 ? `.${digits}` : `.${digits}${String(micros).padStart(3, '0')}`;
}

function timeOfDay(match: RegExpExecArray): number | undefined {
  const hour = Number(match[2] ?? 0);
  const minute = Number(match[3] ?? 0);
  const second = Number(match[4] ?? 0);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  // 24:00 is the end of the day in ISO 8601; 24:01 is nothing.
  if (hour === 24 && minute + second > 0) return undefined;
  const fraction = Math.floor(Number(`0.${match[5] ?? '0'}`) * 1000 + 1e-6);
  return hour * HOUR + minute * MINUTE + Math.min(second, 59) * SECOND + fraction;
}

function offsetOf(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || 0);
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

/**
 * Reads ISO 8601 and its usual loose forms (space, no seconds, comma, `+0200`).
 * A time without offset is a local time of `zone`; without a zone it says nothing, so it is absent.
 */
export function parseInstant(text: string, zone?: string): Instant | undefined {
  const match = SHAPE.exec(text.trim());
  const date = match ? parseDate(match[1] ?? '') : undefined;
  if (!match || !date) return undefined;
  const time = timeOfDay(match);
  if (time === undefined) return undefined;
  if (match[6] === undefined) return zone === undefined ? undefined : localToInstant(date, time, zone);
  const offset = offsetOf(match[6]);
  return offset === undefined ? undefined : dayNumber(date) * DAY + time - offset;
}
