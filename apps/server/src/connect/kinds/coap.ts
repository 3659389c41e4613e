import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { objectOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { MAPPING, mappingFaults } from '#connect/kinds/mapping.ts';
import { parsePlainJson, splitPlainJson } from '#connect/kinds/plain-json.ts';

/** JSON as over HTTP; bytes of a device that the address names come as `{coap: {device, bytes}}`. */
function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const raw = objectOf(envelope['coap']);
  if (raw === undefined) return parsePlainJson(envelope, context);
  return uplinkFrame(
    {
      device: raw['device'],
      time: context.receivedTime,
      // no port in CoAP: codecs of such devices are called with 1
      port: 1,
      counter: undefined,
      payload: raw['bytes'],
      decode: hexBytes,
    },
    context,
  );
}

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
  parse,
};
