import type { ConnectorKind } from '#connect/connector-kind.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';

export const mqttJson: ConnectorKind = {
  kind: 'mqtt-json',
  label: { fr: 'JSON par MQTT', en: 'JSON over MQTT' },
  topics: ['devices/+/up'],
  split: splitPlainJson,
  parse: parsePlainJson,
};
