import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectAt, objectOf, objectsOf, orZero, textOf } from '#connect/envelope/field.ts';
import { base64Bytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';
import { brokerFaults, OUTSIDE_BROKER } from '#connect/outside-broker-settings.ts';

/** Field that only this event has: `api/integration/integration.proto` of ChirpStack 4. */
const EVENT_MARKS: readonly (readonly [field: string, event: string])[] = [
  ['margin', 'status'],
  ['batteryLevel', 'status'],
  ['acknowledged', 'ack'],
  ['downlinkId', 'txack'],
  ['integrationName', 'integration'],
  ['level', 'log'],
  ['location', 'location'],
];

/** Events that ChirpStack names in `?event=` and in the last level of the topic; anything else said there is noise. */
const EVENTS = new Set(['join', 'status', 'ack', 'txack', 'log', 'location', 'integration']);

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const info = objectOf(envelope['deviceInfo']);
  if (info === undefined) return { unreadable: 'unknown-message', detail: 'no deviceInfo: not a ChirpStack 4 event' };
  const event = eventOf(envelope, context);
  if (event !== undefined) return { event };
  const gateways = objectsOf(envelope['rxInfo']);
  const best = bestReception(gateways, reception);
  const lora = objectAt(envelope, 'txInfo', 'modulation', 'lora');
  return uplinkFrame(
    {
      device: info['devEui'],
      time: networkTime(envelope['time'], ...gateways.map((gateway) => firstOf(gateway, ['nsTime', 'gwTime', 'time']))),
      // protobuf JSON leaves zeros out
      port: orZero(envelope['fPort']),
      counter: orZero(envelope['fCnt']),
      payload: envelope['data'],
      decode: base64Bytes,
      data: objectOf(envelope['object']),
      reception: best,
      spreadingFactor: spreadingFactor(lora?.['spreadingFactor']),
    },
    context,
  );
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  const rssi = numberOf(gateway['rssi']);
  // where the level is said, an absent SNR is a zero left out
  return {
    gateway: deviceKey(gateway['gatewayId']),
    rssi,
    snr: numberOf(gateway['snr']) ?? (rssi === undefined ? undefined : 0),
  };
}

function eventOf(envelope: JsonObject, context: ParseContext): string | undefined {
  if (context.event !== undefined && EVENTS.has(context.event)) return context.event;
  if (firstOf(envelope, ['data', 'fPort']) !== undefined) return undefined;
  for (const [field, event] of EVENT_MARKS) if (envelope[field] !== undefined) return event;
  const heard = firstOf(envelope, ['rxInfo', 'txInfo', 'object', 'fCnt']) !== undefined;
  return !heard && textOf(envelope['devAddr']) !== undefined ? 'join' : undefined;
}

export const chirpstackV4: ConnectorKind = {
  kind: 'chirpstack-v4',
  label: { fr: 'ChirpStack 4', en: 'ChirpStack 4' },
  topics: ['application/+/device/+/event/+'],
  settings: OUTSIDE_BROKER,
  check: brokerFaults,
  guide: httpGuide(
    {
      fr: 'ChirpStack : Applications › votre application › Integrations › HTTP',
      en: 'ChirpStack: Applications › yours › Integrations › HTTP',
    },
    { name: same('Payload encoding'), value: 'JSON' },
  ),
  parse,
};
