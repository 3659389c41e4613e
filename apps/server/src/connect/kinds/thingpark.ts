import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';

/** MType of a LoRaWAN join request (LoRaWAN 1.0.4 §4.2.1). */
const JOIN_REQUEST = 0;

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const uplink = objectOf(envelope['DevEUI_uplink']);
  if (uplink === undefined) return otherMessage(envelope);
  if (uplink['rawJoinRequest'] !== undefined || numberOf(uplink['MType']) === JOIN_REQUEST) return { event: 'join' };
  const gateways = objectsOf(objectOf(uplink['Lrrs'])?.['Lrr']);
  const top = reception(uplink);
  const best = gateways.length === 0 ? top : bestReception(gateways, reception);
  return uplinkFrame(
    {
      device: uplink['DevEUI'],
      time: networkTime(uplink['Time']),
      port: uplink['FPort'],
      counter: uplink['FCntUp'],
      payload: firstOf(uplink, ['payload_hex', 'payload']),
      decode: hexBytes,
      data: objectOf(uplink['payload']),
      reception: best,
      spreadingFactor: spreadingFactor(firstOf(uplink, ['SpFact', 'Spfact'])),
    },
    context,
  );
}

// Numbers are texts or numbers by operator.
function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return {
    gateway: textOf(gateway['Lrrid'])?.toLowerCase(),
    rssi: numberOf(gateway['LrrRSSI']),
    snr: numberOf(gateway['LrrSNR']),
  };
}

function otherMessage(envelope: JsonObject): ParsedFrame {
  for (const key of Object.keys(envelope)) {
    if (key.startsWith('DevEUI_')) return { event: key.slice('DevEUI_'.length).toLowerCase().replaceAll('_', '-') };
  }
  return { unreadable: 'unknown-message', detail: 'no DevEUI_uplink: not a message of ThingPark' };
}

export const thingpark: ConnectorKind = {
  kind: 'thingpark',
  label: { fr: 'Actility ThingPark', en: 'Actility ThingPark' },
  guide: httpGuide(
    { fr: 'ThingPark : Connections › Create › HTTPS', en: 'ThingPark: Connections › Create › HTTPS' },
    { name: same('Content type'), value: 'JSON' },
  ),
  parse,
};
