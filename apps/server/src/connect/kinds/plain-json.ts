import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import type { Reception } from '#connect/envelope/best-gateway.ts';
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
 * for the others: `{device, time, port, counter, bytes, data, rssi, snr, gateway, items}`. With `items` a path is looked
 * for in the element first, then in the message around it.
 */
export function parsePlainJson(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const mapping = objectOf(context.settings['mapping']);
  const item = itemOf(envelope, textOf(mapping?.['items']));
  if (item === undefined) return { unreadable: 'not-an-object', detail: 'mapping.items leads to no object' };
  const part = partReader(envelope, item, mapping);
  const said = part('time');
  const time: Instant | undefined = said === undefined ? context.receivedTime : readTime(said);
  // the time is the device's own: receiving it now does not make it a measure of now
  if (time === undefined)
    return { unreadable: 'time', detail: 'the time cannot be read: ISO 8601 or seconds since 1970' };
  const frame = uplinkFrame(
    {
      device: context.device ?? euiFromBase64(part('device')),
      time,
      port: part('port'),
      counter: part('counter'),
      payload: payloadOf(item, mapping),
      decode: decoderOf(envelope, context.settings),
      data: dataOf(item, part, mapping),
      ...radioOf(envelope, part),
    },
    context,
  );
  // a network server's frame without payload is a heartbeat; here it is a sender whose fields have other names
  return 'event' in frame
    ? { unreadable: 'payload', detail: 'neither bytes nor data: name them in settings.mapping' }
    : frame;
}

/** Gateways that imitate a network server say it in its words; others in their own. */
function radioOf(envelope: JsonObject, part: PartReader): { reception: Reception; spreadingFactor?: number } {
  const gateways = objectsOf(envelope['rxInfo']);
  const rate = objectOf(objectOf(envelope['txInfo'])?.['dataRate']);
  return {
    reception: gateways.length > 0 ? bestReception(gateways, reception) : ownReception(part),
    spreadingFactor: spreadingFactor(rate?.['spreadFactor'] ?? rate?.['spreadingFactor']),
  };
}

type PartReader = (name: Part) => Json | undefined;

function partReader(envelope: JsonObject, item: JsonObject, mapping: JsonObject | undefined): PartReader {
  return (name) => {
    const path = textOf(mapping?.[name]);
    const inItem = path === undefined ? firstOf(item, NAMES[name]) : valueAt(item, path);
    if (inItem !== undefined || item === envelope) return inItem;
    return path === undefined ? firstOf(envelope, NAMES[name]) : valueAt(envelope, path);
  };
}

/** The one element a part of a message holds at `mapping.items`; the message itself where there is no such path. */
function itemOf(envelope: JsonObject, path: string | undefined): JsonObject | undefined {
  if (path === undefined) return envelope;
  const found = valueAt(envelope, path);
  return found === undefined ? envelope : objectOf(Array.isArray(found) ? (found as readonly Json[])[0] : found);
}

/**
 * One part an element of the array at `settings.mapping.items`: the message with this element alone, so that what the
 * message says around the array is kept with each.
 */
export function splitPlainJson(message: Json, settings: JsonObject): readonly Json[] {
  const parts: readonly Json[] = Array.isArray(message) ? message : [message];
  const path = textOf(objectOf(settings['mapping'])?.['items']);
  if (path === undefined) return parts;
  return parts.flatMap((part: Json) => {
    const items = valueAt(part, path);
    if (!Array.isArray(items) || items.length === 1) return [part];
    return items.map((item: Json) => replacedAt(part, path.split('.'), [item]));
  });
}

function replacedAt(json: Json, steps: readonly string[], value: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(json))
    return json.map((member: Json, at) => (String(at) === step ? replacedAt(member, rest, value) : member));
  const object = objectOf(json) ?? {};
  return { ...object, [step]: replacedAt(object[step] ?? null, rest, value) };
}

function payloadOf(item: JsonObject, mapping: JsonObject | undefined): Json | undefined {
  const path = textOf(mapping?.['bytes']);
  if (path !== undefined) return valueAt(item, path);
  if (mapping?.['data'] !== undefined) return undefined;
  // `bytes` may stand beside an object called `data` or `payload`
  for (const name of NAMES.bytes) if (typeof item[name] === 'string') return item[name];
  return undefined;
}

function dataOf(item: JsonObject, part: PartReader, mapping: JsonObject | undefined): JsonObject | undefined {
  if (mapping?.['data'] !== undefined) return objectOf(part('data'));
  for (const name of NAMES.data) {
    const data = objectOf(item[name]);
    if (data !== undefined) return data;
  }
  const mapped = new Set(Object.values(mapping ?? {}).map((path) => textOf(path)?.split('.')[0]));
  const rest = Object.entries(item).filter(([name]) => !ENVELOPE_NAMES.has(name) && !mapped.has(name));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

function decoderOf(envelope: JsonObject, settings: JsonObject): (text: string) => Uint8Array | undefined {
  const encoding = textOf(settings['encoding'] ?? firstOf(envelope, ['encoding', 'encodingType']))?.toLowerCase();
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

function ownReception(part: PartReader): { gateway?: string; rssi?: number; snr?: number } {
  return { gateway: textOf(part('gateway')), rssi: numberOf(part('rssi')), snr: numberOf(part('snr')) };
}
