import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import type { Reception } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide } from '#connect/guide.ts';

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const device = objectOf(envelope['device_properties']);
  if (device === undefined) {
    return { unreadable: 'unknown-message', detail: 'no device_properties: not a message of Objenious' };
  }
  const type = textOf(envelope['type'])?.toLowerCase();
  if (type !== undefined && type !== 'uplink') return { event: type.replaceAll('_', '-') };
  const radio = objectOf(envelope['protocol_data']) ?? {};
  return uplinkFrame(
    {
      device: firstOf(device, ['deveui', 'external_id']),
      time: networkTime(envelope['timestamp'], envelope['delivered_at']),
      port: radio['port'],
      counter: firstOf(envelope, ['count']) ?? radio['fcnt'],
      payload: envelope['payload_cleartext'],
      decode: hexBytes,
      data: decodedOf(envelope),
      reception: receptionOf(radio),
      spreadingFactor: spreadingFactor(radio['sf']),
    },
    context,
  );
}

/** Values that the platform decoded itself: the newest of the payload's list. */
function decodedOf(envelope: JsonObject): JsonObject | undefined {
  return objectOf(objectsOf(envelope['payload']).at(-1)?.['data']);
}

function receptionOf(radio: JsonObject): Reception {
  const gateways = objectsOf(radio['gateways']);
  if (gateways.length > 0) return bestReception(gateways, gatewayOf);
  return { gateway: textOf(firstOf(radio, ['best_gateway_id', 'gateway'])), ...signalOf(radio) };
}

function gatewayOf(gateway: JsonObject): Reception {
  return { gateway: textOf(firstOf(gateway, ['id', 'gateway_id', 'best_gateway_id'])), ...signalOf(gateway) };
}

const signalOf = (heard: JsonObject): Reception => ({ rssi: numberOf(heard['rssi']), snr: numberOf(heard['snr']) });

export const objenious: ConnectorKind = {
  kind: 'objenious',
  label: { fr: 'Objenious (Bouygues Telecom)', en: 'Objenious (Bouygues Telecom)' },
  guide: httpGuide({
    fr: 'Objenious SPOT : Scénarios › Nouveau › Transfert HTTP, tous les types de messages',
    en: 'Objenious SPOT: Scenarios › New › HTTP forwarding, every message type',
  }),
  parse,
};
