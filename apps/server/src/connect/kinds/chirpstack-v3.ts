import type { Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { euiFromBase64 } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, orZero } from '#connect/envelope/field.ts';
import { base64Bytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';
import { brokerFaults, OUTSIDE_BROKER } from '#connect/outside-broker-settings.ts';

const EVENT_MARKS: readonly (readonly [field: string, event: string])[] = [
  ['margin', 'status'],
  ['acknowledged', 'ack'],
  ['error', 'error'],
  ['integrationName', 'integration'],
  ['location', 'location'],
];
const EVENTS = new Set(['join', 'status', 'ack', 'txack', 'error', 'location', 'integration']);

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const device = euiFromBase64(firstOf(envelope, ['devEUI', 'devEui']));
  if (device === undefined) return { unreadable: 'device', detail: 'no devEUI: not a ChirpStack 3 event' };
  const event = eventOf(envelope, context);
  if (event !== undefined) return { event };
  const gateways = objectsOf(envelope['rxInfo']);
  return uplinkFrame(
    {
      device,
      time: networkTime(firstOf(envelope, ['time', 'publishedAt']), ...gateways.map((gateway) => gateway['time'])),
      port: orZero(envelope['fPort']),
      counter: orZero(envelope['fCnt']),
      payload: envelope['data'],
      decode: base64Bytes,
      data: objectOf(envelope['object']) ?? parsedObject(envelope['objectJSON']),
      reception: bestReception(gateways, reception),
      spreadingFactor: modulationFactor(objectOf(envelope['txInfo'])),
    },
    context,
  );
}

function modulationFactor(tx: JsonObject | undefined): number | undefined {
  const modulation = objectOf(tx?.['loRaModulationInfo']) ?? objectOf(tx?.['dataRate']);
  return spreadingFactor(modulation?.['spreadingFactor'] ?? modulation?.['spreadFactor']);
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  const rssi = numberOf(gateway['rssi']);
  const snr = numberOf(firstOf(gateway, ['loRaSNR', 'snr'])) ?? (rssi === undefined ? undefined : 0);
  return { gateway: euiFromBase64(firstOf(gateway, ['gatewayID', 'mac'])), rssi, snr };
}

function eventOf(envelope: JsonObject, context: ParseContext): string | undefined {
  if (context.event !== undefined && EVENTS.has(context.event)) return context.event;
  if (envelope['data'] !== undefined || envelope['fPort'] !== undefined) return undefined;
  for (const [field, event] of EVENT_MARKS) if (envelope[field] !== undefined) return event;
  if (envelope['fCnt'] !== undefined) return undefined;
  return envelope['gatewayID'] === undefined && envelope['devAddr'] !== undefined ? 'join' : undefined;
}

function parsedObject(text: Json | undefined): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return objectOf(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

export const chirpstackV3: ConnectorKind = {
  kind: 'chirpstack-v3',
  label: { fr: 'ChirpStack 3', en: 'ChirpStack 3' },
  topics: ['application/+/device/+/event/+'],
  settings: OUTSIDE_BROKER,
  check: brokerFaults,
  guide: httpGuide(
    {
      fr: 'ChirpStack 3 : Applications › votre application › Integrations › HTTP',
      en: 'ChirpStack 3: Applications › yours › Integrations › HTTP',
    },
    { name: same('Payload marshaler'), value: 'JSON' },
  ),
  parse,
};
