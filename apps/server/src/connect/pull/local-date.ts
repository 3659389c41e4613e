import { formatDate, localDate as dayOf, localTimeOfDay, SECOND } from '@vigie/kit';
import type { Instant, JsonObject } from '@vigie/kit';
import { textOf } from '#connect/envelope/field.ts';
import type { SettingFault } from '#connect/setting-field.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-03-01` in a zone. */
export const localDate = (time: Instant, zone: string): string => formatDate(dayOf(time, zone));

/** `2026-03-01T05:00:00` in a zone, which it does not say. */
export function localDateTime(time: Instant, zone: string): string {
  const seconds = Math.floor(localTimeOfDay(time, zone) / SECOND);
  const [hour, minute, second] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${localDate(time, zone)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** A zone that nobody knows. */
export function zoneFaults(settings: JsonObject): readonly SettingFault[] {
  const zone = textOf(settings['timeZone']);
  if (zone === undefined || isZone(zone)) return [];
  return [{ name: 'timeZone', message: 'Nom de fuseau inconnu. Ex. « Europe/Paris », « UTC ».' }];
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
