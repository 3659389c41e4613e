import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  if (envelope['data'] === undefined) {
    if (envelope['computedLocation'] !== undefined) return { event: 'location' };
    if (envelope['downlinkAck'] !== undefined || envelope['infoCode'] !== undefined) return { event: 'ack' };
    if (envelope['batt'] !== undefined || envelope['temp'] !== undefined) return { event: 'status' };
  }
  const stations = objectsOf(envelope['rinfos'] ?? envelope['duplicates']);
  return uplinkFrame(
    {
      device: firstOf(envelope, ['device', 'deviceId']),
      time: networkTime(envelope['time']),
      // Sigfox has no port
      port: undefined,
      counter: envelope['seqNumber'],
      payload: envelope['data'],
      decode: hexBytes,
      reception: stations.length === 0 ? reception(envelope) : bestReception(stations, reception),
    },
    context,
  );
}

function reception(station: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return {
    gateway: textOf(firstOf(station, ['station', 'tap', 'bsId'])),
    rssi: numberOf(station['rssi']),
    snr: numberOf(station['snr']),
  };
}

export const sigfox: ConnectorKind = {
  kind: 'sigfox',
  label: { fr: 'Sigfox', en: 'Sigfox' },
  parse,
};
