import type { ConnectorKind } from '#connect/connector-kind.ts';
import { httpGuide } from '#connect/guide.ts';
import { MAPPING, mappingFaults } from '#connect/kinds/mapping.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';

export const httpJson: ConnectorKind = {
  kind: 'http-json',
  label: { fr: 'JSON par HTTP', en: 'JSON over HTTP' },
  settings: MAPPING,
  check: mappingFaults,
  guide: httpGuide(
    { fr: 'Passerelle ou programme qui envoie du JSON', en: 'Gateway or program that sends JSON' },
    {
      name: { fr: 'Corps', en: 'Body' },
      value: '{"device":"…","time":"2026-01-15T12:00:00Z","data":{"temperature":12.4}}',
    },
  ),
  split: splitPlainJson,
  parse: parsePlainJson,
};
