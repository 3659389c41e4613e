import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { numberOf } from '#connect/envelope/field.ts';
import { findKind } from '#connect/kinds.ts';
import { topicNames } from '#connect/topic-filter.ts';

/** Topics a connector listens to: those of its settings, else those of its kind. */
export function topicsOf({ identity, settings }: RegisteredConnector): readonly string[] {
  const named = topicNames(settings['topics']);
  return named.length > 0 ? named : (findKind(identity.kind)?.topics ?? []);
}

/** Topics a sender may publish on at the embedded broker, besides `devices/{device}/up`. */
export function publishTopics(connector: RegisteredConnector): readonly string[] {
  return topicsOf(connector).filter((topic) => topic !== 'devices/+/up');
}

/** What a topic says of the message on it. */
export function spokenBy(
  connector: RegisteredConnector,
  topic: string,
): { readonly device: string | undefined; readonly event: string | undefined; readonly path: string } {
  const { identity, settings } = connector;
  const levels = topic.split('/');
  const usual = identity.kind === 'mqtt-json' && topicNames(settings['topics']).length === 0 ? 1 : undefined;
  const level = numberOf(settings['deviceLevel']) ?? usual;
  return { device: level === undefined ? undefined : levels[level], event: levels.at(-1), path: topic };
}
