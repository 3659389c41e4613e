import type { Json } from '@vigie/kit';
import { textOf } from '#connect/envelope/field.ts';

/** Topics of the settings: one text or a list of texts. */
export function topicNames(value: Json | undefined): readonly string[] {
  const named = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return named.map(textOf).filter((topic) => topic !== undefined);
}

/** True when a topic is meant by a filter of MQTT 3.1.1 §4.7. */
export function topicMatches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [at, level] of wanted.entries()) {
    if (level === '#') return !topic.startsWith('$');
    if (at >= levels.length || (level !== '+' && level !== levels[at])) return false;
  }
  return wanted.length === levels.length;
}
