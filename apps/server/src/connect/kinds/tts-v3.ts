import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectAt, objectOf, objectsOf, orZero } from '#connect/envelope/field.ts';
import { base64Bytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide, same } from '#connect/guide.ts';
import { brokerFaults, OUTSIDE_BROKER } from '#connect/outside-broker-settings.ts';

/** Messages of an application that carry no uplink to decode (`ApplicationUp` of The Things Stack). */
const EVENTS: readonly (readonly [field: string, event: string])[] = [
  ['join_accept', 'join'],
  ['downlink_ack', 'ack'],
  ['downlink_nack', 'nack'],
  ['downlink_sent', 'txack'],
  ['downlink_failed', 'downlink-failed'],
  ['downlink_queued', 'downlink-queued'],
  ['downlinks', 'downlink-queued'],
  ['downlink_queue_invalidated', 'downlink-queue-invalidated'],
  ['location_solved', 'location'],
  ['service_data', 'service-data'],
  // the same uplink once more, in the vendor-neutral form
  ['uplink_normalized', 'uplink-normalized'],
];

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  // the storage API wraps each message, event streams name it `data`
  const message = objectOf(envelope['result']) ?? envelope;
  const uplink = objectOf(message['uplink_message']);
  if (uplink === undefined) return otherMessage(message);
  const ids = objectOf(message['end_device_ids']);
  const settings = objectOf(uplink['settings']);
  const lora = objectAt(settings, 'data_rate', 'lora');
  return uplinkFrame(
    {
      // ABP devices may have no DevEUI: their name in the application is what identifies them
      device: ids === undefined ? undefined : firstOf(ids, ['dev_eui', 'device_id']),
      time: networkTime(uplink['received_at'], message['received_at'], settings?.['time']),
      // protobuf JSON leaves zeros out
      port: orZero(uplink['f_port']),
      counter: orZero(uplink['f_cnt']),
      payload: uplink['frm_payload'],
      decode: base64Bytes,
      data: objectOf(uplink['decoded_payload']),
      reception: bestReception(objectsOf(uplink['rx_metadata']), reception),
      spreadingFactor: spreadingFactor(lora?.['spreading_factor']),
    },
    context,
  );
}

function otherMessage(message: JsonObject): ParsedFrame {
  for (const [field, event] of EVENTS) if (message[field] !== undefined) return { event };
  return { unreadable: 'unknown-message', detail: 'no uplink_message: not a message of The Things Stack' };
}

function reception(gateway: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  const ids = objectOf(gateway['gateway_ids']);
  const rssi = numberOf(firstOf(gateway, ['rssi', 'channel_rssi']));
  const snr = numberOf(gateway['snr']) ?? (rssi === undefined ? undefined : 0);
  return { gateway: ids === undefined ? undefined : deviceKey(firstOf(ids, ['eui', 'gateway_id'])), rssi, snr };
}

export const ttsV3: ConnectorKind = {
  kind: 'tts-v3',
  label: { fr: 'The Things Stack 3', en: 'The Things Stack 3' },
  topics: [
    'v3/+/devices/+/up',
    'v3/+/devices/+/join',
    // what becomes of downlinks; not `push`, which is what we say ourselves
    ...['queued', 'sent', 'ack', 'nack', 'failed'].map((news) => `v3/+/devices/+/down/${news}`),
  ],
  settings: OUTSIDE_BROKER,
  check: brokerFaults,
  guide: httpGuide(
    {
      fr: 'The Things Stack : Applications › Integrations › Webhooks › Custom webhook',
      en: 'The Things Stack: Applications › Integrations › Webhooks › Custom webhook',
    },
    { name: same('Webhook format'), value: 'JSON' },
    { name: same('Enabled event types'), value: 'Uplink message, Join accept' },
  ),
  parse,
};
