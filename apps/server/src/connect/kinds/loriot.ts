import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { numberOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';

/** `rx` once heard, `gw` the same with every gateway; both may come, and the second is a duplicate. */
const UPLINKS = new Set(['rx', 'gw']);

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const command = textOf(envelope['cmd']);
  if (command !== undefined && !UPLINKS.has(command)) return { event: command };
  const gateways = objectsOf(envelope['gws']);
  return uplinkFrame(
    {
      device: envelope['EUI'],
      time: networkTime(envelope['ts'], gateways[0]?.['ts'], gateways[0]?.['time']),
      port: envelope['port'],
      counter: envelope['fcnt'],
      payload: envelope['data'],
      decode: hexBytes,
      reception: gateways.length === 0 ? reception(envelope) : bestReception(gateways, reception),
      spreadingFactor: spreadingFactor(envelope['dr']),
    },
    context,
  );
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return { gateway: deviceKey(gateway['gweui']), rssi: numberOf(gateway['rssi']), snr: numberOf(gateway['snr']) };
}

export const loriot: ConnectorKind = {
  kind: 'loriot',
  label: { fr: 'LORIOT', en: 'LORIOT' },
  guide: httpGuide(
    { fr: 'LORIOT : Application › Output › HTTP Push', en: 'LORIOT: Application › Output › HTTP Push' },
    { name: same('Format'), value: 'JSON (Extended: gateway information)' },
  ),
  parse,
};
