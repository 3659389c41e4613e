import type { ConnectorKind } from '#connect/connector-kind.ts';
import { MAPPING, mappingFaults } from '#connect/kinds/mapping.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';

/** JSON as over HTTP; bytes of a device that the address names come as `{device, bytes}`. */
export const coap: ConnectorKind = {
  kind: 'coap',
  label: { fr: 'CoAP (NB-IoT, LTE-M)', en: 'CoAP (NB-IoT, LTE-M)' },
  settings: MAPPING,
  check: mappingFaults,
  guide: {
    where: {
      fr: 'Appareil NB-IoT ou LTE-M : POST confirmable. VIGIE_COAP_PORT ouvre le port.',
      en: 'NB-IoT or LTE-M device: confirmable POST. VIGIE_COAP_PORT opens the port.',
    },
    lines: [
      {
        name: { fr: 'Octets', en: 'Bytes' },
        value: 'coap://{host}:{coapPort}/ingest/{id}/<appareil>?token={token}',
      },
      {
        name: { fr: 'JSON (format 50)', en: 'JSON (format 50)' },
        value: 'coap://{host}:{coapPort}/ingest/{id}?token={token}',
      },
    ],
  },
  split: splitPlainJson,
  parse: parsePlainJson,
};
