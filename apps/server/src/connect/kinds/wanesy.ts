import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { anyBytes, base64Bytes, hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';

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

function decoderOf(encoding: string | undefined): (text: string) => Uint8Array | undefined {
  if (encoding === undefined) return anyBytes;
  return encoding.toUpperCase() === 'BASE64' ? base64Bytes : hexBytes;
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
  parse,
};
