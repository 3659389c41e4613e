import type { ConnectorKind } from '#connect/connector-kind.ts';
import { MAPPING, mappingFaults } from '#connect/kinds/mapping.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';
import { brokerFaults, OUTSIDE_BROKER } from '#connect/outside-broker-settings.ts';

export const mqttJson: ConnectorKind = {
  kind: 'mqtt-json',
  label: { fr: 'JSON par MQTT', en: 'JSON over MQTT' },
  topics: ['devices/+/up'],
  settings: [
    ...OUTSIDE_BROKER,
    {
      name: 'deviceLevel',
      type: 'number',
      label: { fr: 'Niveau de l’appareil', en: 'Level of the device' },
      help: {
        fr: 'Niveau du sujet qui nomme l’appareil, le premier est 0. Vide : le message le dit.',
        en: 'Level of the topic that names the device, the first is 0. Empty: the message says it.',
      },
      example: '1',
    },
    ...MAPPING,
  ],
  check: (settings) => [...brokerFaults(settings), ...mappingFaults(settings)],
  guide: {
    where: {
      fr: 'Appareil ou passerelle MQTT, vers le courtier de Vigie (QoS 1)',
      en: 'MQTT device or gateway, towards Vigie’s broker (QoS 1)',
    },
    lines: [
      { name: { fr: 'Courtier', en: 'Broker' }, value: 'mqtt://{host}:{mqttPort}' },
      { name: { fr: 'Identifiant', en: 'User name' }, value: '{id}' },
      { name: { fr: 'Mot de passe', en: 'Password' }, value: '{token}' },
      { name: { fr: 'Sujet', en: 'Topic' }, value: 'devices/<appareil>/up' },
    ],
  },
  split: splitPlainJson,
  parse: parsePlainJson,
};
