import type { ConnectorKind } from '#connect/connector-kind.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';

export const httpJson: ConnectorKind = {
  kind: 'http-json',
  label: { fr: 'JSON par HTTP', en: 'JSON over HTTP' },
  split: splitPlainJson,
  parse: parsePlainJson,
};
