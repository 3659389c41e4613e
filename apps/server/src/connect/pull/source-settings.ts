import type { Instant, Json, JsonObject } from '@vigie/kit';
import { parseInstant } from '@vigie/kit';
import { objectOf, textOf } from '#connect/envelope/field.ts';

/** A text or a list of texts, as a list. */
export function namesOf(value: Json | undefined): readonly string[] {
  const list: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => textOf(each)?.split(',') ?? []).flatMap((name) => name.trim() || []);
}

/** Names in groups, joined by commas: one question for each group. */
export function groupsOf(names: readonly string[], most: number): readonly string[] {
  const groups = Math.ceil(names.length / most);
  return Array.from({ length: groups }, (_, at) => names.slice(at * most, (at + 1) * most).join(','));
}

export function textSetting(settings: JsonObject, name: string, preset: string): string {
  return textOf(settings[name]) ?? preset;
}

/** Where the service is: the public one, unless a mirror or a gateway is named. */
export function baseOf(settings: JsonObject, preset: string): string {
  return textSetting(settings, 'base', preset).replace(/\/+$/, '');
}

/** Zone of times that say none. */
export const zoneOf = (settings: JsonObject): string => textSetting(settings, 'timeZone', 'Europe/Paris');

/** `2026-03-01` and `05:00:00` of a zone to an instant; midnight where there is no hour. */
export function localTime(date: Json | undefined, hour: Json | undefined, zone: string): Instant | undefined {
  const day = textOf(date);
  return day === undefined ? undefined : parseInstant(`${day}T${textOf(hour) ?? '00:00:00'}`, zone);
}

/** Texts of the settings that open something: values of `secret…`, `…Key`, `…Token`, `password`. */
function secretsOf(settings: JsonObject): readonly string[] {
  const secret = Object.entries(settings).filter(([name]) => /password|secret|token|key/i.test(name));
  return secret.flatMap(([, value]) =>
    Object.values(objectOf(value) ?? { value }).flatMap((each) => textOf(each) ?? []),
  );
}

/** A text to show, without what is secret in it. */
export function maskSecrets(text: string, settings: JsonObject): string {
  let shown = text;
  for (const secret of secretsOf(settings))
    for (const form of [secret, encodeURIComponent(secret)]) shown = shown.replaceAll(form, '•••');
  return shown;
}
