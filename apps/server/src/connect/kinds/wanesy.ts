import type { Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { anyBytes, base64Bytes, hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  if (envelope['dataDownId'] !== undefined) return { event: 'downlink' };
  const device = objectOf(envelope['endDevice']);
  if (device === undefined) return { unreadable: 'unknown-message', detail: 'no endDevice: not a message of Wanesy' };
  if (envelope['payload'] === undefined && textOf(envelope['joinEui'] ?? envelope['appEui']) !== undefined)
    return { event: 'join' };
  return uplinkFrame(
    {
      device: device['devEui'],
      time: networkTime(envelope['recvTime']),
      port: firstOf(envelope, ['fPort', 'fport']),
      counter: firstOf(envelope, ['fCntUp', 'fcntUp']),
      payload: envelope['payload'],
      decode: decoderOf(textOf(envelope['encodingType'])),
      reception: bestReception(objectsOf(envelope['gwInfo']), reception),
      spreadingFactor: spreadingFactor(firstOf(envelope, ['dataRate', 'datr'])),
    },
    context,
  );
}

/** Pages of its API hold several frames. */
function split(message: Json): readonly Json[] {
  const page = objectOf(message)?.['list'];
  const items: readonly Json[] | undefined = Array.isArray(page) ? page : Array.isArray(message) ? message : undefined;
  return items ?? [message];
}

function decoderOf(encoding: string | undefined): (text: string) => Uint8Array | undefined {
  switch (encoding?.toUpperCase()) {
    case 'BASE64':
      return base64Bytes;
    case 'HEXA':
    case 'HEX':
      return hexBytes;
    default:
      // WMC 3 says no encoding: hexadecimal then
      return anyBytes;
  }
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return {
    gateway: deviceKey(firstOf(gateway, ['gwEui', 'gweui'])),
    rssi: numberOf(gateway['rssi']),
    snr: numberOf(gateway['snr']),
  };
}

export const wanesy: ConnectorKind = {
  kind: 'wanesy',
  label: { fr: 'Kerlink Wanesy', en: 'Kerlink Wanesy' },
  guide: httpGuide(
    {
      fr: 'Wanesy Management Center : Push configuration › HTTP ; il ajoute /dataUp à l’adresse',
      en: 'Wanesy Management Center: Push configuration › HTTP; it appends /dataUp to the address',
    },
    { name: same('Message detail level'), value: 'NETWORK' },
  ),
  split,
  parse,
};
