import { parseInstant } from '@vigie/kit';
import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';

/** Text PostgreSQL can keep: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(isStorable, 'Caractère interdit (NUL ou demi-caractère).');

/** Name used in addresses: connectors, codecs, objects. */
export const keyShape = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/,
    'Lettres, chiffres, « . _ : ~ - » ; 128 au plus ; ex. « chirpstack-nord ».',
  );

const EUI64 = /^[0-9a-f]{16}$/i;

/** Identifier of a device: any text; a DevEUI in lower case without separators, as frames are filed. */
export const deviceId = text(200).transform((id) => {
  const bare = id.replaceAll(/[-:\s]/g, '');
  return EUI64.test(bare) ? bare.toLowerCase() : id;
});

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** An instant of ISO 8601; midnight in UTC for a date alone. A `+` of an offset that came as a space is understood. */
export const instant = z
  .string()
  .transform((given, context) => {
    const read = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00Z` : given.replace(/ (?=\d{2}:?\d{2}$)/, '+');
    const time = parseInstant(read);
    if (time !== undefined && time >= EARLIEST && time < LATEST) return time;
    context.addIssue({ code: 'custom', message: 'Date et heure ISO 8601 avec fuseau, ex. « 2025-03-30T01:00:00Z ».' });
    return z.NEVER;
  })
  .meta({ format: 'date-time' });

const absentWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);

/** A filter of an address: `?device=` is no filter. */
export function filter<T extends z.ZodType>(shape: T) {
  return z.preprocess(absentWhenEmpty, shape.optional());
}

export const page = {
  limit: filter(z.coerce.number().int().min(1).max(1000)).transform((limit) => limit ?? 100),
  cursor: filter(z.string().max(200)),
};

export const interval = { from: filter(instant), to: filter(instant) };

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

export const time = z.string().meta({ format: 'date-time' });

/** ISO 8601 in UTC; the fraction is as long as it needs to be, down to the microsecond. */
export function isoTime(at: number): string {
  const whole = Math.floor(at);
  const microseconds = Math.round((at - whole) * 1000);
  const iso = new Date(whole).toISOString();
  return microseconds === 0 ? iso : `${iso.slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}

export const isoTimeOrAbsent = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : isoTime(at);

/** JSON has no NaN nor infinity: what is not a number is null, and its flag says why. */
export const jsonNumber = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

export const flagShape = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(9)]);

/** Any JSON object that can be stored; a request's body is JSON already. */
export const jsonObject = z
  .custom<JsonObject>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isStorableJson(value),
    'Objet JSON attendu, sans caractère interdit (NUL ou demi-caractère).',
  )
  .meta({ type: 'object', additionalProperties: true });

function isStorableJson(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (Array.isArray(value)) return value.every(isStorableJson);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorableJson(member));
}
