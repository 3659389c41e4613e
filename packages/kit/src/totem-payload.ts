/** Figures of a totem; absent: not to be shown. */
export interface TotemFigures {
  readonly today?: number | undefined;
  readonly year?: number | undefined;
  readonly record?: number | undefined;
  /** Minutes since the last quarter of an hour counted. */
  readonly age?: number | undefined;
}

const VERSION = 1;

/**
 * Figures for a radio totem, 13 bytes, high byte first: version 1, today (3), year (4), record (3), age in minutes (2).
 * All ones: not known, the totem says so instead of a figure. A figure too large for its bytes is the largest of them.
 */
export function totemPayload({ today, year, record, age }: TotemFigures): Uint8Array {
  return Uint8Array.from([VERSION, ...word(today, 3), ...word(year, 4), ...word(record, 3), ...word(age, 2)]);
}

function word(value: number | undefined, bytes: number): number[] {
  const unknown = 256 ** bytes - 1;
  const sent = value === undefined || value < 0 ? unknown : Math.min(Math.round(value), unknown - 1);
  return Array.from({ length: bytes }, (_, at) => Math.floor(sent / 256 ** (bytes - 1 - at)) % 256);
}
