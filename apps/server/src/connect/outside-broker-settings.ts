import type { JsonObject } from '@vigie/kit';
import { settingAt } from '#connect/setting-field.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';
import { topicNames } from '#connect/topic-filter.ts';

/** For kinds that can also subscribe to an outside MQTT broker. Without `url` the connector is pushed to. */
export const OUTSIDE_BROKER: readonly SettingField[] = [
  {
    name: 'url',
    type: 'text',
    label: { fr: 'Courtier MQTT extérieur', en: 'Outside MQTT broker' },
    help: {
      fr: 'Vide : l’émetteur pousse vers Vigie. Sinon Vigie s’abonne à ce courtier.',
      en: 'Empty: the sender pushes to Vigie. Otherwise Vigie subscribes to this broker.',
    },
    example: 'mqtts://courtier.exemple.fr:8883',
  },
  {
    name: 'username',
    type: 'text',
    label: { fr: 'Identifiant', en: 'User name' },
    help: { fr: 'Au courtier extérieur.', en: 'At the outside broker.' },
  },
  {
    name: 'password',
    type: 'secret',
    label: { fr: 'Mot de passe', en: 'Password' },
    help: { fr: 'Au courtier extérieur ; jamais montré ensuite.', en: 'At the outside broker; never shown again.' },
  },
  {
    name: 'clientId',
    type: 'text',
    label: { fr: 'Nom de session', en: 'Session name' },
    help: {
      fr: 'Le même à chaque démarrage : le courtier garde ce qui arrive entre deux.',
      en: 'The same at each start: the broker keeps what comes meanwhile.',
    },
  },
  {
    name: 'topics',
    type: 'names',
    label: { fr: 'Sujets', en: 'Topics' },
    help: {
      fr: 'Sujets MQTT, « + » pour un niveau, « # » pour la suite.',
      en: 'MQTT topics, “+” for one level, “#” for the rest.',
    },
    example: 'site/+/mesures',
  },
];

const URL_SHAPE = /^(?:mqtts?|wss?):\/\/[^\s/]+/;

/** Faults of an outside broker that one field alone does not show. */
export function brokerFaults(settings: JsonObject): readonly SettingFault[] {
  const faults: SettingFault[] = [];
  const url = settingAt(settings, 'url');
  if (typeof url === 'string' && !URL_SHAPE.test(url)) {
    faults.push({ name: 'url', message: 'Une adresse mqtt://, mqtts://, ws:// ou wss:// est attendue.' });
  }
  for (const topic of topicNames(settings['topics'])) {
    if (!isTopicFilter(topic)) {
      const message = `« ${topic} » n’est pas un sujet MQTT : « + » et « # » occupent un niveau entier, « # » le dernier.`;
      faults.push({ name: 'topics', message });
    }
  }
  return faults;
}

function isTopicFilter(topic: string): boolean {
  const levels = topic.split('/');
  const whole = levels.every((level) => level === '+' || level === '#' || !/[+#\0]/.test(level));
  return whole && !levels.slice(0, -1).includes('#') && topic.length <= 500;
}
