import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { euiFromBase64 } from '#connect/envelope/device-key.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf, valueAt } from '#connect/envelope/field.ts';
import { anyBytes, base64Bytes, hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';

const NAMES = {
  device: ['device', 'deviceId', 'device_id', 'devEui', 'devEUI', 'dev_eui', 'DevEUI', 'EUI', 'eui', 'deviceEui', 'id'],
  time: ['time', 'timestamp', 'ts', 'phenomenonTime', 'dateTime', 'date', 'received_at', 'reported_at'],
  port: ['port', 'fPort', 'f_port', 'fport', 'FPort'],
  counter: ['counter', 'fCnt', 'f_cnt', 'fcnt', 'FCntUp', 'seqNumber'],
  bytes: ['bytes', 'payload', 'data', 'payload_hex', 'payloadHex', 'payload_raw', 'frm_payload', 'raw', 'hex'],
  data: ['data', 'values', 'object', 'decoded', 'payload', 'fields', 'measurements'],
  rssi: ['rssi'],
  snr: ['snr', 'loRaSNR'],
  gateway: ['gateway', 'gatewayId', 'gatewayID'],
} as const;
type Part = keyof typeof NAMES;

/** Everything a default envelope may say about itself: what is left over is data. */
const ENVELOPE_NAMES: ReadonlySet<string> = new Set(
  [
    Object.values(NAMES).flat(),
    [
      'rxInfo',
      'txInfo',
      'encoding',
      'encodingType',
      'name',
      'deviceName',
      'applicationID',
      'applicationName',
      '__proto__',
    ],
  ].flat(),
);

/**
 * A device or gateway that says its own JSON. The default names cover what most send; `settings.mapping` gives paths
 * for the others: `{device, time, port, counter, bytes, data, rssi, snr, gateway, items}`.
 */
export function parsePlainJson(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const mapping = objectOf(context.settings['mapping']);
  const part = (name: Part): Json | undefined => {
    const path = textOf(mapping?.[name]);
    return path === undefined ? firstOf(envelope, NAMES[name]) : (valueAt(envelope, path) ?? undefined);
  };
  const said = part('time');
  const time: Instant | undefined = said === undefined ? context.receivedTime : readTime(said);
  // the time is the device's own: receiving it now does not make it a measure of now
  if (time === undefined)
    return { unreadable: 'time', detail: 'the time cannot be read: ISO 8601 or seconds since 1970' };
  const payload = payloadOf(envelope, part);
  const gateways = objectsOf(envelope['rxInfo']);
  const tx = objectOf(objectOf(envelope['txInfo'])?.['dataRate']);
  const frame = uplinkFrame(
    {
      device: context.device ?? euiFromBase64(part('device')),
      time,
      port: part('port'),
      counter: part('counter'),
      payload,
      decode: decoderOf(envelope, context.settings),
      data: dataOf(envelope, part, mapping),
      reception: gateways.length > 0 ? bestReception(gateways, reception) : ownReception(part),
      spreadingFactor: spreadingFactor(tx?.['spreadFactor'] ?? tx?.['spreadingFactor']),
    },
    context,
  );
  // a network server's frame without payload is a heartbeat; here it is a sender whose fields have other names
  return 'event' in frame
    ? { unreadable: 'payload', detail: 'neither bytes nor data: name them in settings.mapping' }
    : frame;
}

/** Several envelopes under a path of the message (`settings.mapping.items`). */
export function splitPlainJson(message: Json, settings: JsonObject): readonly Json[] {
  const path = textOf(objectOf(settings['mapping'])?.['items']);
  const items = path === undefined ? message : valueAt(message, path);
  return Array.isArray(items) ? items : [message];
}

function payloadOf(envelope: JsonObject, part: (name: Part) => Json | undefined): Json | undefined {
  const named = part('bytes');
  if (typeof named === 'string') return named;
  // `bytes` may stand beside an object called `data` or `payload`
  for (const name of NAMES.bytes) if (typeof envelope[name] === 'string') return envelope[name];
  return undefined;
}

function dataOf(
  envelope: JsonObject,
  part: (name: Part) => Json | undefined,
  mapping: JsonObject | undefined,
): JsonObject | undefined {
  if (mapping?.['data'] !== undefined) return objectOf(part('data'));
  for (const name of NAMES.data) {
    const data = objectOf(envelope[name]);
    if (data !== undefined) return data;
  }
  const rest = Object.entries(envelope).filter(([name]) => !ENVELOPE_NAMES.has(name));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

function decoderOf(envelope: JsonObject, settings: JsonObject): (text: string) => Uint8Array | undefined {
  const encoding = textOf(firstOf(envelope, ['encoding', 'encodingType']) ?? settings['encoding'])?.toLowerCase();
  if (encoding === 'base64') return base64Bytes;
  if (encoding === 'hex' || encoding === 'hexa') return hexBytes;
  // gateways that imitate a network server write base64, and `AQEB` is valid in both
  return envelope['rxInfo'] !== undefined || envelope['frm_payload'] !== undefined ? base64Bytes : anyBytes;
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return {
    gateway: euiFromBase64(firstOf(gateway, ['gatewayID', 'gatewayId', 'mac'])),
    rssi: numberOf(gateway['rssi']),
    snr: numberOf(firstOf(gateway, ['loRaSNR', 'snr'])),
  };
}

function ownReception(part: (name: Part) => Json | undefined): { gateway?: string; rssi?: number; snr?: number } {
  return { gateway: textOf(part('gateway')), rssi: numberOf(part('rssi')), snr: numberOf(part('snr')) };
}
