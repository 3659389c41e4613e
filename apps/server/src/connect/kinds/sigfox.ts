import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';

const PAYLOAD = ['data', 'payload'] as const;

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  if (firstOf(envelope, PAYLOAD) === undefined) {
    if (envelope['computedLocation'] !== undefined) return { event: 'location' };
    if (envelope['downlinkAck'] !== undefined || envelope['infoCode'] !== undefined) return { event: 'ack' };
    if (envelope['batt'] !== undefined || envelope['temp'] !== undefined) return { event: 'status' };
  }
  const stations = objectsOf(envelope['rinfos'] ?? envelope['duplicates']);
  return uplinkFrame(
    {
      // a callback's body is typed by hand: these are the names people give
      device: firstOf(envelope, ['device', 'deviceId', 'device_id', 'id']),
      time: networkTime(envelope['time'], envelope['timestamp']),
      // Sigfox has no port
      port: undefined,
      counter: firstOf(envelope, ['seqNumber', 'seq_number', 'seqnumber', 'seq']),
      payload: firstOf(envelope, PAYLOAD),
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
  guide: httpGuide(
    {
      fr: 'Sigfox : Device Type › Callbacks › New › Custom, type DATA UPLINK',
      en: 'Sigfox: Device Type › Callbacks › New › Custom, type DATA UPLINK',
    },
    { name: same('Content type'), value: 'application/json' },
    {
      name: same('Body'),
      value: '{"device":"{device}","time":{time},"data":"{data}","seqNumber":{seqNumber}}',
    },
  ),
  parse,
};
